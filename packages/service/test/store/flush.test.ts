import assert from 'node:assert/strict'
import { chownSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg, { type ClientConfig } from 'pg'
import { encode, flush, isStale, type Sent } from '../../src/store/dialects/postgres/flush.ts'
import { createAuthority, issueCertificate, localHosts } from '../../src/tls/local-authority.ts'
import { createTestDatabase, type TestDatabase } from '../postgres/database.ts'
import { startPostgres } from '../postgres/server.ts'

let database: TestDatabase
before(async () => {
  database = await createTestDatabase()
})
after(() => database.drop())

async function open(t: TestContext, config: ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url, ...config })
  client.on('error', () => undefined)
  await client.connect()
  t.after(() => client.end())
  return client
}

/** A statement with its parameters; with a name it is prepared. */
const send = (sql: string, parameters: readonly unknown[] = [], name?: string): Sent => ({
  sql,
  name,
  parameters: parameters.map(encode),
})
const add = (left: number, right: number) =>
  send('select $1::int + $2::int as sum', [left, right], 'add')

/** Counts messages of the server on a connection. */
function count(client: pg.Client, message: 'readyForQuery' | 'parseComplete'): () => number {
  let seen = 0
  client.connection.on(message, () => (seen += 1))
  return () => seen
}

const rowsOf = ({ results }: Awaited<ReturnType<typeof flush>>) => results.map(({ rows }) => rows)

describe('a flush', () => {
  it('brings what each statement gives, in one round trip, and prepares each name once', async (t) => {
    const client = await open(t)
    const [syncs, parsed] = [count(client, 'readyForQuery'), count(client, 'parseComplete')]
    const first = await flush(client, [add(1, 2), send('select 7 as n'), add(3, 4)])
    assert.deepEqual(rowsOf(first), [[{ sum: 3 }], [{ n: 7 }], [{ sum: 7 }]])
    assert.deepEqual([syncs(), parsed()], [1, 2])
    assert.deepEqual(rowsOf(await flush(client, [add(5, 6)])), [[{ sum: 11 }]])
    assert.deepEqual([syncs(), parsed()], [2, 2])
  })

  it('says what was done, asks for no columns where there are none, and knows all kinds of values', async (t) => {
    const client = await open(t)
    const { results } = await flush(client, [
      {
        ...send('create temp table kept (a int, b bytea, c text, d boolean, e bigint)'),
        quiet: true,
      },
      {
        ...send('insert into kept values ($1, $2, $3, $4, $5), (null, null, $6, null, null)', [
          -7,
          Uint8Array.of(0, 255),
          'ö\u{1F600}\t"\\',
          true,
          9_007_199_254_740_993n,
          '',
        ]),
        name: 'keep',
        quiet: true,
      },
      send('select * from kept', [], 'read'),
      send('select from kept'),
      send('update kept set a = 1 returning d'),
    ])
    assert.deepEqual(
      results.map(({ tag }) => tag),
      ['CREATE TABLE', 'INSERT 0 2', 'SELECT 2', 'SELECT 2', 'UPDATE 2'],
    )
    assert.deepEqual(results[2]?.rows, [
      { a: -7, b: Buffer.of(0, 255), c: 'ö\u{1F600}\t"\\', d: true, e: '9007199254740993' },
      { a: null, b: null, c: '', d: null, e: null },
    ])
    assert.deepEqual(results[3]?.rows, [{}, {}])
    assert.throws(() => encode({}), TypeError)
  })

  it('ends at an error, with what came before it, and the connection stays as good as before', async (t) => {
    const client = await open(t)
    const parsed = count(client, 'parseComplete')
    const divide = send('select 1 / $1::int', [0], 'divide')
    const behind = send('select $1::text as said', ['x'], 'behind')
    const failed = await flush(client, [add(1, 1), divide, behind, divide])
    assert.deepEqual(rowsOf(failed), [[{ sum: 2 }]])
    assert.equal((failed.fault as { code?: string }).code, '22012')
    // Two names are prepared, and the one behind the error is not.
    assert.equal(parsed(), 2)
    const again = await flush(client, [behind, add(2, 2)])
    assert.deepEqual(rowsOf(again), [[{ said: 'x' }], [{ sum: 4 }]])
    assert.equal(parsed(), 3)
  })

  it('does not commit what failed in it, nor says that it did', async (t) => {
    const client = await open(t)
    await flush(client, [send('create table committed (n int check (n > 0))')])
    const insert = (n: number) => send('insert into committed values ($1)', [n], 'insert-n')
    const [begin, commit] = [send('begin'), send('commit')]
    const failed = await flush(client, [begin, insert(1), insert(0), commit])
    assert.equal(failed.results.length, 2)
    assert.equal((failed.fault as { code?: string }).code, '23514')
    // The transaction is open and failed: its commit is a rollback.
    assert.equal((await flush(client, [commit])).results[0]?.tag, 'ROLLBACK')
    const done = await flush(client, [begin, insert(2), commit, send('select n from committed')])
    assert.deepEqual(done.results.at(2)?.tag, 'COMMIT')
    assert.deepEqual(done.results.at(3)?.rows, [{ n: 2 }])
  })

  it('refuses a NUL byte alone', async (t) => {
    const client = await open(t)
    const failed = await flush(client, [send('select $1::text', ['a\0b']), add(1, 1)])
    assert.equal((failed.fault as { code?: string }).code, '22021')
    assert.deepEqual(rowsOf(await flush(client, [add(1, 1)])), [[{ sum: 2 }]])
  })

  it('prepares anew what the schema has changed', async (t) => {
    const client = await open(t)
    const other = await open(t)
    await other.query('create table grown (a int); insert into grown values (1)')
    const read = send('select * from grown', [], 'grown')
    assert.deepEqual(rowsOf(await flush(client, [read])), [[{ a: 1 }]])
    await other.query('alter table grown add column b int default 2')
    const { fault } = await flush(client, [read])
    assert.ok(isStale(fault), String(fault))
    assert.deepEqual(rowsOf(await flush(client, [read])), [[{ a: 1, b: 2 }]])
  })

  it('that is cancelled in the middle ends there', async (t) => {
    const [client, other] = [await open(t), await open(t)]
    const { results } = await flush(client, [send('select pg_backend_pid() as pid')])
    const slow = flush(client, [add(1, 1), send('select pg_sleep(30)'), add(2, 2)])
    const pid = results[0]?.rows[0]?.['pid']
    const isSleeping = `select 1 from pg_stat_activity where pid = $1 and wait_event = 'PgSleep'`
    while ((await other.query(isSleeping, [pid])).rowCount === 0) await sleep(5)
    await other.query('select pg_cancel_backend($1)', [pid])
    const cancelled = await slow
    assert.equal((cancelled.fault as { code?: string }).code, '57014')
    assert.equal(cancelled.results.length, 1)
    assert.deepEqual(rowsOf(await flush(client, [add(3, 3)])), [[{ sum: 6 }]])
  })

  it('hears that its connection has ended, and so does the next', async (t) => {
    const client = await open(t)
    const end = send('select pg_terminate_backend(pg_backend_pid())')
    const ended = await flush(client, [add(1, 1), end, add(2, 2)])
    assert.ok(ended.fault instanceof Error)
    assert.ok((await flush(client, [add(3, 3)])).fault instanceof Error)
  })

  it('is given up by the driver when its time is over, and lets it watch no longer than that', async (t) => {
    const client = await open(t, { query_timeout: 300 })
    const timers = () =>
      process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
    const others = timers()
    assert.deepEqual(rowsOf(await flush(client, [add(1, 1)])), [[{ sum: 2 }]])
    assert.equal(timers(), others)
    const { fault } = await flush(client, [send('select pg_sleep(1)')])
    assert.match(String(fault), /Query read timeout/)
  })
})

/** A way to the server on which everything comes in small pieces. */
async function startCrumbling(t: TestContext, bytes: number): Promise<number> {
  const server = createServer((near) => {
    const far = connect(Number(new URL(database.url).port), '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('error', () => to.destroy())
      from.on('end', () => to.end())
      from.on('data', (chunk) => {
        for (let at = 0; at < chunk.length; at += bytes) to.write(chunk.subarray(at, at + bytes))
      })
      to.setNoDelay(true)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return (server.address() as AddressInfo).port
}

describe('a flush, whatever is in between,', () => {
  it('is read in pieces that end anywhere', async (t) => {
    const port = await startCrumbling(t, 3)
    const client = await open(t, { connectionString: database.url.replace(/:\d+\//, `:${port}/`) })
    const texts = ['ä'.repeat(1_000), '', '\u{1F600}'.repeat(333)]
    const echo = (text: string) => send('select $1::text as text', [text], 'echo')
    const failing = send('select 1 / 0')
    const { results, fault } = await flush(client, [...texts.map(echo), failing, echo('behind')])
    assert.deepEqual(
      results.map(({ rows }) => rows[0]?.['text']),
      texts,
    )
    assert.equal((fault as { code?: string }).code, '22012')
  })

  it('carries more both ways than any buffer holds', async (t) => {
    const client = await open(t)
    const megabyte = 2 ** 20
    const large = Array.from({ length: 24 }, (_, index) => String(index % 10).repeat(megabyte))
    const echoed = await flush(
      client,
      large.map((text) => send('select $1::text as text', [text], 'echo')),
    )
    assert.equal(echoed.fault, undefined)
    assert.ok(echoed.results.every(({ rows }, index) => rows[0]?.['text'] === large[index]))
  })

  it('is the same under TLS', async (t) => {
    const postgres = await startPostgres({ fsync: false })
    t.after(() => postgres.stop())
    const authority = createAuthority(Date.now(), localHosts)
    const { certificate, privateKey } = issueCertificate(authority, Date.now(), localHosts)
    const { uid, gid } = statSync(postgres.data)
    for (const [name, text] of [
      ['server.crt', certificate],
      ['server.key', privateKey],
    ] as const) {
      const file = join(postgres.data, name)
      writeFileSync(file, text, { mode: 0o600 })
      chownSync(file, uid, gid)
    }
    const plain = await open(t, { connectionString: postgres.url })
    await plain.query('alter system set ssl = on')
    await plain.query('select pg_reload_conf()')
    const isOn = `select 1 from pg_settings where name = 'ssl' and setting = 'on'`
    while ((await plain.query(isOn)).rowCount === 0) await sleep(20)

    const client = await open(t, {
      connectionString: postgres.url,
      ssl: { ca: authority.certificate },
    })
    const used = send('select ssl from pg_stat_ssl where pid = pg_backend_pid()')
    const both = await flush(client, [used, add(1, 1), send('select 1 / 0')])
    assert.deepEqual(rowsOf(both), [[{ ssl: true }], [{ sum: 2 }]])
    assert.deepEqual(rowsOf(await flush(client, [add(2, 2)])), [[{ sum: 4 }]])
  })
})
