/** Capabilities of a database; queries ask for the capability, never for the database's name. */
export interface Capabilities {
  /** Rows can be locked (`for update`), because writers run side by side. */
  readonly rowLocks: boolean
  /** Rows get their numbers in the order in which they are committed. */
  readonly commitOrder: boolean
  /** Texts are searched in a table of their own, by `match`; else by `like`, with an index behind it. */
  readonly searchTable: boolean
  /** Several processes may serve the same database at once. */
  readonly manyProcesses: boolean
  /**
   * One machine holds the rows of all partners, so that one statement may lock and change them and sees
   * one state of them. A cluster can promise that for one partner at a time.
   */
  readonly oneMachine: boolean
}

/** The SQL of a statement for one database. */
export interface CompiledStatement {
  readonly sql: string
  /** Names the prepared form on a connection; absent for statements that are built per call. */
  readonly name?: string | undefined
  /** True for a statement that changes rows; a lock is no change. */
  readonly writes: boolean
  /** Set where it gives no rows, so that nobody has to wait for it before the commit. */
  readonly quiet?: boolean
  /** Set where it adds events or gives them their places. */
  readonly tells?: boolean
  /** Set where it locks the rows that it returns, and waits for other holders. */
  readonly locks?: boolean
}

/** The two databases that one schema serves. */
export type SchemaName = 'sqlite' | 'postgres'

/** The store behind a connection: `cluster` is PostgreSQL whose tables are spread over several machines. */
export type DialectName = SchemaName | 'cluster'

/** Connection that statements run on: inside a transaction, or reading committed rows. */
export interface Connection {
  readonly dialect: DialectName
  query(statement: CompiledStatement, parameters: readonly unknown[]): Promise<unknown[]>
}
