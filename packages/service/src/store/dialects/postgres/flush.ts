import type { ClientBase, Connection, FieldDef, Submittable } from 'pg'

/** A statement on its way to the server. */
export interface Sent {
  readonly sql: string
  /** Under this name it is prepared once per connection; absent where it is not worth keeping. */
  readonly name?: string | undefined
  /** Set where it gives no rows, so that nobody asks for its columns. */
  readonly quiet?: boolean | undefined
  readonly parameters: readonly Parameter[]
}

/** A parameter as it travels: text, bytes, or nothing. */
export type Parameter = string | Buffer | null

/** Result of one statement. */
export interface Result {
  readonly rows: Record<string, unknown>[]
  /** The server's word for what was done, e.g. `INSERT 0 1`. */
  readonly tag: string
}

/** Outcome of a flush. */
export interface Flushed {
  /** Of the statements up to the one that failed, in their order. */
  readonly results: readonly Result[]
  /** Error of the first statement without a result, as the driver gives it. */
  readonly fault?: unknown
}

/**
 * Sends statements to the server in one go, and hears all that they give: one round trip, one Sync. After
 * an error the server skips the others. Outside of a transaction they are one by themselves.
 *
 * Source: PostgreSQL's documentation, *Frontend/Backend Protocol*, “Extended Query” and “Pipelining”. The
 * driver's own pipeline sends a Sync after each statement, which costs about as much as a round trip.
 */
export function flush(client: ClientBase, statements: readonly Sent[]): Promise<Flushed> {
  return new Promise((resolve) => {
    client.query(new Flush(client, statements, resolve))
  })
}

/** Writes a parameter as it travels. @throws TypeError for what no column holds */
export function encode(value: unknown): Parameter {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    return String(value)
  }
  if (value instanceof Uint8Array) return Buffer.from(value)
  throw new TypeError(`a parameter cannot be of type ${typeof value}`)
}

const nameless = new WeakSet<ClientBase>()

/** Prepares nothing by name on a client, which may have another session for each transaction. */
export function prepareNothing(client: ClientBase): void {
  nameless.add(client)
}

type Columns = readonly { readonly name: string; readonly read: (text: string) => unknown }[]

/** Statements that each connection has prepared, and their columns as far as they are known. */
let preparedOn = new WeakMap<Connection, Map<string, Columns | undefined>>()
/** Suffix of the names on the wire: a statement that is prepared again needs another name. */
let epoch = 0

/** Makes all connections prepare their statements again. */
function forgetPrepared(): void {
  preparedOn = new WeakMap()
  epoch += 1
}

const stale: ReadonlySet<unknown> = new Set(['0A000', '26000'])

/**
 * Says whether a statement failed because the schema has changed since it was prepared, or because
 * somebody in between has lost it: the next time it succeeds.
 */
export function isStale(error: unknown): boolean {
  return error instanceof Error && stale.has((error as { code?: unknown }).code)
}

/** The messages of one flush, as the driver hands them on: it calls the methods by their names. */
class Flush implements Submittable {
  /** The driver puts itself in between where it watches the time, and wants to hear of the end. */
  callback: (error?: unknown) => void = () => undefined
  private readonly results: Result[] = []
  private rows: Record<string, unknown>[] = []
  /** Of the statement whose answer is coming. */
  private columns: Columns | undefined
  private prepared = new Map<string, Columns | undefined>()
  /** Names of the Parse messages that are not answered yet; empty for one without a name. */
  private readonly parsing: string[] = []
  private readonly epoch = epoch
  private stopListening: () => void = () => undefined

  private readonly client: ClientBase
  private readonly statements: readonly Sent[]
  private readonly resolve: (flushed: Flushed) => void

  constructor(
    client: ClientBase,
    statements: readonly Sent[],
    resolve: (flushed: Flushed) => void,
  ) {
    this.client = client
    this.statements = nameless.has(client)
      ? statements.map((statement) => ({ ...statement, name: undefined }))
      : statements
    this.resolve = resolve
  }

  submit(connection: Connection): void {
    this.prepared = preparedOn.get(connection) ?? this.prepared
    preparedOn.set(connection, this.prepared)
    // Only what was answered is prepared: after an error the server skips the Parse messages too.
    const onParsed = () => {
      const name = this.parsing.shift()
      if (name) this.prepared.set(name, this.prepared.get(name))
    }
    connection.on('parseComplete', onParsed)
    this.stopListening = () => connection.off('parseComplete', onParsed)
    connection.stream.cork()
    try {
      for (const statement of this.statements) this.write(connection, statement)
      connection.sync()
    } finally {
      connection.stream.uncork()
    }
  }

  private write(connection: Connection, { sql, name = '', quiet, parameters }: Sent): void {
    const isComing = name !== '' && this.parsing.includes(name)
    const wireName = name && `${name}_${this.epoch}`
    if (!isComing && !this.prepared.has(name)) {
      connection.parse({ name: wireName, text: sql, types: [] }, true)
      this.parsing.push(name)
    }
    connection.bind({ statement: wireName, values: [...parameters] }, true)
    const isKnown = quiet || isComing || this.prepared.get(name) !== undefined
    if (!isKnown) connection.describe({ type: 'P' }, true)
    connection.execute(null, true)
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    this.columns = fields.map(({ name, dataTypeID }) => ({
      name,
      read: this.client.getTypeParser(dataTypeID, 'text') as (text: string) => unknown,
    }))
    const { name } = this.statements[this.results.length] ?? {}
    if (name) this.prepared.set(name, this.columns)
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.columns ??= this.prepared.get(this.statements[this.results.length]?.name ?? '')
    const row: Record<string, unknown> = {}
    this.columns?.forEach(({ name, read }, index) => {
      const text = fields[index] ?? null
      row[name] = text === null ? null : read(text)
    })
    this.rows.push(row)
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.results.push({ rows: this.rows, tag: text })
    this.rows = []
    this.columns = undefined
  }

  handleError(fault: unknown): void {
    this.end(fault)
  }

  handleReadyForQuery(): void {
    this.end()
  }

  private end(fault?: unknown): void {
    this.stopListening()
    if (isStale(fault)) forgetPrepared()
    this.callback()
    this.resolve({ results: this.results, ...(fault !== undefined && { fault }) })
  }
}
