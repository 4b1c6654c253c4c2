import {
  DeleteQueryNode,
  DummyDriver,
  InsertQueryNode,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  TableNode,
  UpdateQueryNode,
  sql,
  type Compilable,
  type CompiledQuery,
  type RawBuilder,
} from 'kysely'
import type { Capabilities, CompiledStatement, Connection, DialectName } from './connection.ts'
import { PlannedOnceCompiler } from './dialects/sqlite/query-compiler.ts'
import type { Schema } from './schema.ts'

/** Builds queries; a connection runs them in compiled form. */
export type Builder = Kysely<Schema>

const postgres = {
  can: {
    rowLocks: true,
    commitOrder: false,
    searchTable: false,
    arrays: true,
    manyProcesses: true,
    oneMachine: true,
  },
  builder: new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }),
}

const dialects = {
  sqlite: {
    can: {
      rowLocks: false,
      commitOrder: true,
      searchTable: true,
      arrays: false,
      manyProcesses: false,
      oneMachine: true,
    },
    builder: new Kysely<Schema>({
      dialect: {
        createAdapter: () => new SqliteAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new PlannedOnceCompiler(),
      },
    }),
  },
  postgres,
  cluster: { ...postgres, can: { ...postgres.can, oneMachine: false } },
} as const satisfies Record<DialectName, { can: Capabilities; builder: Builder }>

type Build<Input, Row> = (db: Builder, input: Input, can: Capabilities) => Compilable<Row>

/** Capabilities of the database behind a connection. */
export function capabilitiesOf({ dialect }: Pick<Connection, 'dialect'>): Capabilities {
  return dialects[dialect].can
}

/** A query whose SQL is compiled once per database and run many times. */
export interface Statement<Input, Row> {
  /** All rows. */
  all(connection: Connection, input: Input): Promise<Row[]>
  /** The first row, if any. */
  first(connection: Connection, input: Input): Promise<Row | undefined>
}

/** Placeholder for a value that each run of a statement supplies. */
class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

interface Compiled {
  readonly form: CompiledStatement
  /** Constant values and placeholders, in the order of the SQL. */
  readonly parameters: readonly unknown[]
}

const placeholders = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) })

let prepared = 0

/**
 * Declares a statement. The builder is called once per database with placeholders instead of the
 * input's values, so it may pass them on but not inspect them.
 * @example
 * const find = statement((db, input: { id: string }) =>
 *   db.selectFrom('partner').selectAll().where('id', '=', input.id))
 * const partner = await find.first(connection, { id })
 */
export function statement<Input extends object, Row>(
  build: Build<Input, Row>,
): Statement<Input, Row> {
  const name = `accredit_${(prepared += 1)}`
  const compiled: Partial<Record<DialectName, Compiled>> = {}
  const compile = (dialect: DialectName) => {
    const { builder, can } = dialects[dialect]
    const query = build(builder, placeholders as Input, can).compile()
    return (compiled[dialect] = {
      form: { ...formOf(query), name },
      parameters: query.parameters,
    })
  }
  const all = (connection: Connection, input: Input) => {
    const { form, parameters } = compiled[connection.dialect] ?? compile(connection.dialect)
    const values = parameters.map((value) =>
      value instanceof Placeholder
        ? ((input as Record<string, unknown>)[value.name] ?? null)
        : value,
    )
    return connection.query(form, values) as Promise<Row[]>
  }
  return {
    all,
    first: async (connection, input) => (await all(connection, input))[0],
  }
}

/** Runs a query that is compiled for each call, e.g. a list with optional filters. */
export async function runDynamic<Row>(
  connection: Connection,
  build: (db: Builder, can: Capabilities) => Compilable<Row>,
): Promise<Row[]> {
  const { builder, can } = dialects[connection.dialect]
  const query = build(builder, can).compile()
  return (await connection.query(formOf(query), query.parameters)) as Row[]
}

function formOf(compiled: CompiledQuery): CompiledStatement {
  return {
    sql: compiled.sql,
    writes: doesWrite(compiled),
    quiet: isQuiet(compiled),
    locks: locksAtEnd.test(compiled.sql),
    tells: changesEvents(compiled),
  }
}

/** Matches a statement that waits for locks; `skip locked` at its end does not wait. */
const locksAtEnd = /\bfor update$/

/** Checks whether a query changes rows and returns none. */
function isQuiet({ query }: CompiledQuery): boolean {
  const changes =
    InsertQueryNode.is(query) || UpdateQueryNode.is(query) || DeleteQueryNode.is(query)
  return changes && query.returning === undefined
}

/** Checks whether a query adds events or assigns their positions. */
function changesEvents({ query }: CompiledQuery): boolean {
  const changed = InsertQueryNode.is(query)
    ? query.into
    : UpdateQueryNode.is(query)
      ? query.table
      : undefined
  return changed !== undefined && TableNode.is(changed) && changed.table.identifier.name === 'event'
}

/** Checks whether a query changes rows, itself or in a `with` clause. */
function doesWrite({ query }: CompiledQuery): boolean {
  if (!SelectQueryNode.is(query)) return true
  return query.with?.expressions.some((part) => !SelectQueryNode.is(part.expression)) ?? false
}

/** Declares a query that returns all its rows, each converted by `read`. */
export function findAll<Input extends object, Row, Found>(
  build: Build<Input, Row>,
  read: (row: Row, input: Input) => Found,
): (connection: Connection, input: Input) => Promise<Found[]> {
  const { all } = statement(build)
  return async (connection, input) => (await all(connection, input)).map((row) => read(row, input))
}

/** Declares a query that returns its first row, if any, converted by `read`. */
export function findFirst<Input extends object, Row, Found>(
  build: Build<Input, Row>,
  read: (row: Row, input: Input) => Found,
): (connection: Connection, input: Input) => Promise<Found | undefined> {
  const { first } = statement(build)
  return async (connection, input) => {
    const row = await first(connection, input)
    return row === undefined ? undefined : read(row, input)
  }
}

/** Declares a statement whose result is not used. */
export function execute<Input extends object>(
  build: Build<Input, unknown>,
): (transaction: Connection, input: Input) => Promise<void> {
  const { all } = statement(build)
  return async (transaction, input) => {
    await all(transaction, input)
  }
}

/** Assignments for an upsert: the columns of the existing row get the inserted values. */
export function excluded<Column extends string>(
  ...columns: Column[]
): { [Name in Column]: RawBuilder<never> } {
  const values = columns.map((column) => [column, sql.ref(`excluded.${column}`)])
  return Object.fromEntries(values) as { [Name in Column]: RawBuilder<never> }
}
