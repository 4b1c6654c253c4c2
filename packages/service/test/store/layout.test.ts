import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { requireVersion } from '../../src/store/dialects/postgres/cluster.ts'
import {
  layout,
  requireLayout,
  spreadBy,
  tablesAt,
  type FoundTable,
} from '../../src/store/dialects/postgres/layout.ts'
import { openStore } from '../../src/store/open-store.ts'
import { callMain } from '../cli/call-main.ts'
import { openDirectly, type DirectDatabase } from '../main/support/direct-database.ts'
import { fillWithLookalikes } from '../support/fill-with-lookalikes.ts'
import { createTestDatabase } from '../postgres/database.ts'
import type { TestStorage } from '../support/stores.ts'
import { findFault, findReadOfAll, spreadColumns } from './find-layout-fault.ts'
import { noteStatements } from './note-statements.ts'

/** Commands about all partners, which ask every node: while one is away they fail, and `docs/operations.md` says so. */
const asksAll: ReadonlySet<string> = new Set([
  // The desk's: its reviewers name a case, of whatever partner.
  'assignCase',
  'noteCase',
  'decideCase',
  'confirmCase',
  'takeBackDecision',
  // People are told of events in their order, whosever they are.
  'spreadMails',
  // The sandbox's own.
  'resetSandbox',
  'readContent',
  'restoreSandbox',
])

describe('the layout of a cluster, on the plain database', () => {
  let storage: TestStorage
  let direct: DirectDatabase

  before(async () => {
    const database = await createTestDatabase()
    const close = () => database.drop()
    storage = {
      dialect: 'postgres',
      config: { store: database.url, data: '' },
      [Symbol.asyncDispose]: close,
    }
    await (await openStore(storage.config)).close()
    direct = await openDirectly(storage)
    await fillWithLookalikes(direct.connection)
  })
  after(async () => {
    await direct[Symbol.asyncDispose]()
    await storage[Symbol.asyncDispose]()
  })

  it('is one machine’s, says the doctor, and is not spread without a cluster', async (t) => {
    const { store } = storage.config
    const looked = await callMain(t, ['doctor', '--store', store])
    assert.match(looked.stdout, /layout +PostgreSQL \d+\S*, one machine with the rows of all/)
    const spread = await callMain(t, ['migrate', '--store', store, '--distribute'])
    assert.equal(spread.code, 1)
    assert.match(spread.stderr, /it does not have the extension citus/)
    for (const [args, told] of [
      [['--distribute', '--store', 'sqlite'], /--distribute needs a PostgreSQL store/],
      [['--shards', '4', '--store', store], /--shards is given without --distribute/],
      [['--distribute', '--shards', '0', '--store', store], /'0' is invalid/],
    ] as const) {
      const refused = await callMain(t, ['migrate', ...args])
      assert.equal(refused.code, 2, args.join(' '))
      assert.match(refused.stderr, told)
    }
  })

  it('fits every table, index and key of the schema', async () => {
    assert.deepEqual(await findBreaches(direct), [])
  })

  it('is missed by what a cluster cannot promise', async () => {
    const offenders: [sql: string, breach: string][] = [
      ['create table loose (id uuid)', 'loose has no place'],
      [
        'create unique index customer_domain on customer (domain)',
        'customer_domain is unique without partner_id',
      ],
      ['alter table answer alter column partner_id drop not null', 'answer.partner_id may be null'],
      [
        'alter table case_entry alter column seq drop default, alter column seq add generated always as identity',
        'case_entry.seq is an identity',
      ],
      [
        `create function nothing() returns trigger language plpgsql as 'begin return new; end';
         create trigger watch after insert on event for each row execute function nothing()`,
        'event has the trigger watch',
      ],
      [
        `alter table answer add constraint apart exclude using btree (expires_at with =) where (status = 0)`,
        'answer has the exclusion apart',
      ],
      [
        'alter table reviewer add column c uuid, add column p uuid, add foreign key (p, c) references customer (partner_id, id) not valid',
        'reviewer refers to customer',
      ],
      [
        'create unique index one_id on webhook (id); alter table delivery add foreign key (webhook_id) references webhook (id) not valid',
        'delivery refers to webhook without partner_id',
      ],
      [
        'alter table domain_holder add foreign key (partner_id, customer_id) references customer (partner_id, id) not valid',
        'domain_holder refers to customer',
      ],
    ]
    for (const [sql, breach] of offenders) {
      await direct.query('begin')
      try {
        for (const text of sql.split(/;(?=\s*(?:create|alter))/)) await direct.query(text)
        assert.ok((await findBreaches(direct)).includes(breach), `${sql}: ${breach}`)
      } finally {
        await direct.query('rollback')
      }
    }
  })

  it('is told to operators as it is', () => {
    const text = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8')
    const [, ...rows] = /^\| tables +\| are .*\n((?:\|.*\n)+)/m.exec(text)?.[0].split('\n') ?? []
    const told = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name))
    const wanted = (['domain', 'everywhere', 'coordinator'] as const).flatMap(tablesAt)
    const columns = Object.values(spreadBy)
    const tables = told.filter((name) => name && !columns.includes(name))
    assert.deepEqual(tables.toSorted(), wanted.toSorted())
  })

  it('is kept to by every statement', async () => {
    const noted = await noteStatements(direct)
    assert.ok(noted.length > 150, `${noted.length} statements`)
    const wrong = noted.flatMap(({ sql, command }) => {
      const mayAskAll = command === undefined || asksAll.has(command)
      const breach = findFault(sql) ?? (mayAskAll ? undefined : findReadOfAll(sql))
      return breach === undefined ? [] : [`${breach} (${command ?? 'a read'}): ${sql}`]
    })
    assert.deepEqual(wrong, [])
  })
})

it('a statement that a cluster cannot run is found', () => {
  const faults: [sql: string, fault: string | undefined][] = [
    ['select "id" from "customer" where "id" = $1 for update', 'locks without a partner'],
    [
      'select "id" from "customer" where "partner_id" = $1 and "id" = $2 for update skip locked',
      undefined,
    ],
    ['select "id" from "customer" where "partner_id" in ($1) for update', undefined],
    [
      'select "id" from "customer" where "partner_id" in ($1, $2) for update',
      'locks without a partner',
    ],
    ['select "id" from "partner" where "id" = $1', undefined],
    [
      `update "event" set "position" = nextval('event_position') where "partner_id" = $1`,
      'draws its values on a node',
    ],
    ['delete from "answer" where "expires_at" <= $1', 'changes rows of all partners'],
    [
      'delete from "answer" where "partner_id" = $1 and "id" in (select "id" from "answer" limit $2)',
      'selects rows of all partners to change',
    ],
    ['delete from "answer"', undefined],
  ]
  for (const [sql, fault] of faults) assert.equal(findFault(sql), fault, sql)
})

it('a read that asks every node for the rows of one partner is found', () => {
  const all = 'reads rows of all partners'
  const asked: [sql: string, fault: string | undefined][] = [
    ['select "id" from "delivery" where "webhook_id" in ($1)', all],
    ['select "id" from "delivery" where "partner_id" = $1 and "webhook_id" in ($2)', undefined],
    ['select "id" from "webhook" where "partner_id" <> $1', all],
    ['select "place" from "delivery_cursor" where "name" = $1', undefined],
    ['select "partner_id" from "domain_holder" where "domain" = $1', undefined],
  ]
  for (const [sql, fault] of asked) assert.equal(findReadOfAll(sql), fault, sql)
})

it('a database that is spread in another way is refused', () => {
  const right: FoundTable[] = Object.entries(layout)
    .filter(([, place]) => place !== 'coordinator')
    .map(([table, place]) => ({
      table,
      found: spreadBy[place] ?? place,
      group: { partner: 7, domain: 8 }[place as string] ?? 1,
      shards: 4,
    }))
  requireLayout(right)
  const without = right.filter(({ table }) => table !== 'audit_seal')
  const refusal = (rule: string, values: object) => ({ problem: { rule, values } })
  assert.throws(
    () => requireLayout(without),
    refusal('LayoutUnlike', {
      table: 'audit_seal',
      found: 'coordinator',
      wanted: 'partner_id',
    }),
  )
  const change = (table: string, changed: Partial<FoundTable>) =>
    right.map((one) => (one.table === table ? { ...one, ...changed } : one))
  assert.throws(
    () => requireLayout(change('event', { found: 'customer_id' })),
    refusal('LayoutUnlike', { table: 'event', found: 'customer_id', wanted: 'partner_id' }),
  )
  assert.throws(
    () => requireLayout(change('event', { group: 9 })),
    refusal('LayoutApart', { table: 'event', beside: 'customer' }),
  )
  assert.throws(
    () =>
      requireLayout([
        ...right,
        { table: 'audit_checkpoint', found: 'everywhere', group: 1, shards: 1 },
      ]),
    refusal('LayoutUnlike', {
      table: 'audit_checkpoint',
      found: 'everywhere',
      wanted: 'coordinator',
    }),
  )
})

it('a server of PostgreSQL 13 is refused', () => {
  requireVersion(140_005)
  assert.throws(() => requireVersion(130_022), {
    problem: { rule: 'DatabaseTooOld', values: { found: 13, needed: 14 } },
  })
})

/** Finds what a cluster could not promise of the tables of a database. */
async function findBreaches({ query }: DirectDatabase): Promise<string[]> {
  const breaches: string[] = []
  const places: Readonly<Record<string, string>> = layout
  const tables = await query(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  for (const { name } of tables) if (!(name in places)) breaches.push(`${name} has no place`)
  const columns = await query(
    `select table_name as "table", column_name as name, is_nullable = 'YES' as "mayBeNull",
       is_identity = 'YES' as "isIdentity"
     from information_schema.columns where table_schema = 'public'`,
  )
  for (const { table, name, mayBeNull, isIdentity } of columns) {
    if (isIdentity) breaches.push(`${table}.${name} is an identity`)
    if (spreadColumns.get(table) === name && mayBeNull)
      breaches.push(`${table}.${name} may be null`)
  }
  const indexes = await query(
    `select indrelid::regclass::text as "table", indexrelid::regclass::text as name,
       (select json_agg(attname)::text from pg_attribute where attrelid = indexrelid) as columns
     from pg_index where indisunique`,
  )
  for (const { table, name, columns: own } of indexes) {
    const column = spreadColumns.get(table)
    if (column && !(JSON.parse(own) as string[]).includes(column))
      breaches.push(`${name} is unique without ${column}`)
  }
  const triggers = await query(
    `select tgrelid::regclass::text as "table", tgname as name from pg_trigger where not tgisinternal`,
  )
  for (const { table, name } of triggers) breaches.push(`${table} has the trigger ${name}`)
  const constraints = await query(
    `select conrelid::regclass::text as "table", conname as name, contype as type,
       confrelid::regclass::text as other, pg_get_constraintdef(oid) as text
     from pg_constraint where contype in ('f', 'x') and connamespace = 'public'::regnamespace`,
  )
  for (const { table, name, type, other, text } of constraints) {
    if (type === 'x') breaches.push(`${table} has the exclusion ${name}`)
    else if (places[other] === 'everywhere') continue
    else if (places[table] !== 'partner' || places[other] !== 'partner')
      breaches.push(`${table} refers to ${other}`)
    else if (!/^FOREIGN KEY \(partner_id, .*REFERENCES \w+\(partner_id, /.test(text))
      breaches.push(`${table} refers to ${other} without partner_id`)
  }
  return breaches
}
