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

/** Builds queries and never runs one: a connection does that, with what was compiled. */
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
  /** The first row, where there is one. */
  first(connection: Connection, input: Input): Promise<Row | undefined>
}

/** Stands for a value that each run of a statement brings. */
class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

interface Compiled {
  readonly form: CompiledStatement
  /** In the order of the SQL: values as they are, and placeholders. */
  readonly parameters: readonly unknown[]
}

const placeholders = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) })

let prepared = 0

/**
 * Declares a statement. The builder is called once per database, with placeholders in place of the
 * input's values, so it may pass them on but not look at them.
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

/** Runs a query that is compiled at each call, e.g. a list with optional filters. */
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

/** A lock is the last word of a statement, unless it is one that waits for nobody. */
const locksAtEnd = /\bfor update$/

/** Says whether a query only changes rows. */
function isQuiet({ query }: CompiledQuery): boolean {
  const changes =
    InsertQueryNode.is(query) || UpdateQueryNode.is(query) || DeleteQueryNode.is(query)
  return changes && query.returning === undefined
}

/** Says whether a query adds events, or gives them their places. */
function changesEvents({ query }: CompiledQuery): boolean {
  const changed = InsertQueryNode.is(query)
    ? query.into
    : UpdateQueryNode.is(query)
      ? query.table
      : undefined
  return changed !== undefined && TableNode.is(changed) && changed.table.identifier.name === 'event'
}

/** Says whether a query changes rows, by itself or in one that it is built on. */
function doesWrite({ query }: CompiledQuery): boolean {
  if (!SelectQueryNode.is(query)) return true
  return query.with?.expressions.some((part) => !SelectQueryNode.is(part.expression)) ?? false
}

/** Declares a query that gives all its rows, each as `read` makes it of the row. */
export function findAll<Input extends object, Row, Found>(
  build: Build<Input, Row>,
  read: (row: Row, input: Input) => Found,
): (connection: Connection, input: Input) => Promise<Found[]> {
  const { all } = statement(build)
  return async (connection, input) => (await all(connection, input)).map((row) => read(row, input))
}

/** Declares a query that gives its first row, where there is one, as `read` makes it of the row. */
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

/** Declares a statement whose rows nobody reads. */
export function execute<Input extends object>(
  build: Build<Input, unknown>,
): (transaction: Connection, input: Input) => Promise<void> {
  const { all } = statement(build)
  return async (transaction, input) => {
    await all(transaction, input)
  }
}

/** Values of an insert that met a row with its key, for the columns that replace that row's. */
export function excluded<Column extends string>(
  ...columns: Column[]
): { [Name in Column]: RawBuilder<never> } {
  const values = columns.map((column) => [column, sql.ref(`excluded.${column}`)])
  return Object.fromEntries(values) as { [Name in Column]: RawBuilder<never> }
}
