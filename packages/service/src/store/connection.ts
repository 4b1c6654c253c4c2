/** Capabilities of a database; queries depend on a capability, never on the database's name. */
export interface Capabilities {
  /** Rows can be locked (`for update`), because writers run concurrently. */
  readonly rowLocks: boolean
  /** Rows are numbered in commit order. */
  readonly commitOrder: boolean
  /** Texts are searched in a separate table, by `match`; otherwise by `like`, with an index. */
  readonly searchTable: boolean
  /** A parameter may be an array; else a list travels as JSON. */
  readonly arrays: boolean
  /** Several processes may serve the same database at once. */
  readonly manyProcesses: boolean
  /**
   * One machine holds the rows of all partners, so that one statement can lock and change them and
   * sees one snapshot. A cluster guarantees that only per partner.
   */
  readonly oneMachine: boolean
}

/** The SQL of a statement for one database. */
export interface CompiledStatement {
  readonly sql: string
  /**
   * Names the prepared statement on a connection; absent for statements that are built per call.
   */
  readonly name?: string | undefined
  /** True for a statement that changes rows; a lock is no change. */
  readonly writes: boolean
  /** Set when it returns no rows, so that nobody has to wait for it before the commit. */
  readonly quiet?: boolean
  /** Set when it adds events or assigns their positions. */
  readonly tells?: boolean
  /** Set when it locks the rows that it returns, and waits for other holders. */
  readonly locks?: boolean
}

/** The two databases that share one schema. */
export type SchemaName = 'sqlite' | 'postgres'

/** The store behind a connection: `cluster` is PostgreSQL whose tables are spread over several machines. */
export type DialectName = SchemaName | 'cluster'

/** Connection that statements run on: inside a transaction, or reading committed rows. */
export interface Connection {
  readonly dialect: DialectName
  query(statement: CompiledStatement, parameters: readonly unknown[]): Promise<unknown[]>
}
