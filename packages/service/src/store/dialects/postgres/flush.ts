import type { ClientBase, Connection, FieldDef, Submittable } from 'pg'
import { Messages, type Parameter } from './messages.ts'

/** A statement on its way to the server. */
export interface Sent {
  readonly sql: string
  /** Under this name it is prepared once per connection; absent where it is not worth keeping. */
  readonly name?: string | undefined
  /** Set where it gives no rows, so that nobody asks for its columns. */
  readonly quiet?: boolean | undefined
  /**
   * Set where it does for so many sets of parameters what another statement does for one: if it gives rows, the last
   * column says whose each is.
   */
  readonly sets?: number | undefined
  /** Types of the parameters of a set, where the statement by itself does not tell them. */
  readonly types?: readonly number[] | undefined
  readonly parameters: readonly Parameter[]
}

type Row = Record<string, unknown>

/** Result of one statement. */
export interface Result {
  readonly rows: Row[]
  /** The rows of each set of parameters, where there are several. */
  readonly rowsOf?: readonly Row[][] | undefined
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

/** Types of parameters by SQL, as the server told them when it was prepared first. */
const parameterTypes = new Map<string, readonly number[]>()

/** Types of a statement's parameters; undefined while no connection has prepared it under a name. */
export function typesOf(sql: string): readonly number[] | undefined {
  return parameterTypes.get(sql)
}

/** Makes all connections prepare their statements again. */
function forgetPrepared(): void {
  preparedOn = new WeakMap()
  parameterTypes.clear()
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
  private rows: Row[] = []
  private rowsOf: Row[][] | undefined
  /** Of the statement whose answer is coming. */
  private columns: Columns | undefined
  private prepared = new Map<string, Columns | undefined>()
  /** Names of the Parse messages that are not answered yet; empty for one without a name. */
  private readonly parsing: string[] = []
  /** Statements whose types are asked for. */
  private readonly described: string[] = []
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
    const onDescribed = ({ dataTypeIDs }: { dataTypeIDs: readonly number[] }) => {
      const sql = this.described.shift()
      if (sql !== undefined) parameterTypes.set(sql, dataTypeIDs)
    }
    connection.on('parseComplete', onParsed)
    connection.on('parameterDescription', onDescribed)
    this.stopListening = () => {
      connection.off('parseComplete', onParsed)
      connection.off('parameterDescription', onDescribed)
    }
    connection.stream.cork()
    try {
      const messages = new Messages()
      for (const statement of this.statements) this.write(connection, statement, messages)
      connection.stream.write(messages.take())
      connection.sync()
    } finally {
      connection.stream.uncork()
    }
  }

  private write(
    connection: Connection,
    { sql, name = '', quiet, sets = 1, types = [], parameters }: Sent,
    messages: Messages,
  ): void {
    const isComing = name !== '' && this.parsing.includes(name)
    const wireName = name && `${name}_${this.epoch}`
    if (!isComing && !this.prepared.has(name)) {
      connection.stream.write(messages.take())
      connection.parse({ name: wireName, text: sql, types: Array(sets).fill(types).flat() }, true)
      this.parsing.push(name)
      if (name !== '' && sets === 1 && !parameterTypes.has(sql)) {
        connection.describe({ type: 'S', name: wireName }, true)
        this.described.push(sql)
      }
    }
    const isKnown = quiet || isComing || this.prepared.get(name) !== undefined
    messages.run(wireName, parameters, !isKnown)
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
    const { sets = 1 } = this.statements[this.results.length] ?? {}
    const row: Row = {}
    this.columns?.slice(0, sets > 1 ? -1 : undefined).forEach(({ name, read }, index) => {
      const text = fields[index] ?? null
      row[name] = text === null ? null : read(text)
    })
    if (sets === 1) return void this.rows.push(row)
    this.rowsOf ??= Array.from({ length: sets }, () => [])
    this.rowsOf[Number(fields.at(-1))]?.push(row)
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.results.push({ rows: this.rows, rowsOf: this.rowsOf, tag: text })
    this.rows = []
    this.rowsOf = undefined
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
