import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, it } from 'node:test'
import { moveStore, type MoveReport } from '../../src/move/move-store.ts'
import { callMain } from '../cli/call-main.ts'
import { startCli } from '../cli/run-cli.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { customer, contosoTenant, startTestService, until } from '../support/service.ts'
import { sqliteStorage } from '../support/stores.ts'
import {
  education,
  emptyStorage,
  inDatabase,
  move,
  path,
  readAll,
  sealAll,
  stopAt,
} from './move-bench.ts'

describe('a store that was moved to PostgreSQL', () => {
  it('answers as before, repeats its answers, takes new writes, and is sealed as it was', async (t) => {
    await using storage = await sqliteStorage()
    await using database = await createTestDatabase()
    await using before = await startTestService(storage)
    const earlier = await before.userToken()
    const repeated = {
      token: earlier,
      body: { ...education, website: 'approve.accredit.test' },
      requestId: randomUUID(),
      correlationId: randomUUID().toUpperCase(),
    }
    const first = await before.call('POST', path('01'), repeated)
    assert.equal(first.status, 201)
    const toDesk = { ...education, website: 'review.accredit.test' }
    assert.equal(
      (await before.call('POST', path('02'), { token: earlier, body: toDesk })).status,
      201,
    )
    const withCode = { qualification: 'GovernmentCommunityCloud', validationCode: '67890' }
    assert.equal(
      (await before.call('POST', path('03'), { token: earlier, body: withCode })).status,
      201,
    )
    await until(
      () => before.call('GET', path('01'), { token: earlier }),
      ({ text }) => text.includes('Approved'),
      'the verdict',
    )
    const all = await readAll(before)
    const allowed = [
      'allow-list',
      'add',
      'school.example',
      '--name',
      'Hill School',
      '--reason',
      'known to us',
    ]
    const changed = await callMain(t, ['admin', ...allowed, '--data', storage.config.data])
    assert.equal(changed.code, 0, changed.stderr)
    await before.stop()

    const { code, stdout, stderr } = await move(t, storage, database.url, '--json')
    assert.equal(code, 0, stderr)
    const report = JSON.parse(stdout) as MoveReport & { rows: number; carryOver: string[] }
    assert.equal(report.resumed, false)
    assert.deepEqual(report.carryOver, ['audit-key.pem', 'secrets.key'])
    assert.match(
      stderr,
      /copy audit-key\.pem and secrets\.key from .* into the data folder of each node/,
    )
    assert.match(stderr, /do not serve it again/)
    const counted = new Map(report.tables.map(({ table, rows }) => [table, rows]))
    for (const table of ['customer', 'code_redemption', 'audit_seal', 'event', 'answer'] as const) {
      assert.ok((counted.get(table) ?? 0) > 0, `${table} has rows`)
    }

    const data = join(temporaryFolder(t), 'data')
    mkdirSync(data)
    copyFileSync(join(storage.config.data, 'audit-key.pem'), join(data, 'audit-key.pem'))
    const moved = { store: database.url, data }
    const verify = () =>
      callMain(t, ['audit', 'verify', '--store', database.url, '--data', data, '--json'])
    const audited = await verify()
    assert.equal(audited.code, 0, audited.stdout)
    assert.deepEqual(JSON.parse(audited.stdout).findings, [])
    assert.equal(JSON.parse(audited.stdout).changes, 1)

    await using after = await startTestService({ config: moved })
    assert.deepEqual(await readAll(after), all)
    const token = await after.userToken()
    const again = await after.call('POST', path('01'), { ...repeated, token })
    assert.deepEqual([again.status, again.text], [201, first.text])
    const generated = await after.call('POST', '/sandbox/v1/customers', {
      token,
      body: { count: 3 },
    })
    assert.equal(generated.status, 201)
    const body = { ...education, website: 'approve.accredit.test' }
    const fresh = `/v1/customers/${generated.json.firstId as string}/qualifications`
    assert.equal((await after.call('POST', fresh, { token, body })).status, 201)
    await until(
      () => after.call('GET', fresh, { token }),
      ({ text }) => text.includes('Approved'),
      'the verdict of a new request',
    )
    await after.stop()
    await sealAll(moved)
    const sealed = await verify()
    assert.equal(sealed.code, 0, sealed.stdout)
    assert.deepEqual(JSON.parse(sealed.stdout).findings, [])
    const places = await inDatabase(
      database.url,
      'select count(*)::int as rows, count(distinct seq)::int as numbers from event',
    )
    assert.equal(places[0]?.['rows'], places[0]?.['numbers'])
  })

  it('tells those who follow it only what is new, at higher places', async (t) => {
    await using storage = await sqliteStorage()
    await using database = await createTestDatabase()
    await using before = await startTestService(storage, { worker: 'off' })
    const token = await before.userToken()
    const body = { qualification: 'StateOwnedEntity' }
    assert.equal((await before.call('POST', path('01'), { token, body })).status, 201)
    await before.stop()
    const source = new DatabaseSync(join(storage.config.data, 'accredit.sqlite'))
    const { last } = source.prepare('select max(seq) as last from event').get() as {
      last: number
    }
    source.close()
    assert.equal((await move(t, storage, database.url)).code, 0)
    const rows = await inDatabase(
      database.url,
      `insert into event (partner_id, id, correlation_id, type, at, data)
         values ('${contosoTenant}', gen_random_uuid(), gen_random_uuid(), 'x', 1, '{}')`,
      `update event set position = nextval('event_position') where position is null`,
      'select max(position)::int as place, max(seq)::int as number from event',
    )
    assert.deepEqual(rows, [{ place: last + 1, number: last + 1 }])
  })
})

describe('a move', () => {
  it('goes on where it was killed, and ends with the same rows', async (t) => {
    await using storage = await sqliteStorage()
    await using database = await createTestDatabase()
    await using whole = await createTestDatabase()
    await using service = await startTestService(storage, { worker: 'off' })
    const token = await service.userToken()
    const body = { count: 6_000 }
    assert.equal((await service.call('POST', '/sandbox/v1/customers', { token, body })).status, 201)
    await service.stop()
    const expected = await moveStore({
      file: join(storage.config.data, 'accredit.sqlite'),
      url: whole.url,
    })

    const args = ['move', '--from', `sqlite:${storage.config.data}`, '--to', database.url]
    const seen = new Set<string>()
    for (const moment of [/Moving customer/, /Moving customer [3-9]/, /Moving gdap_grant/]) {
      const cli = startCli(t, args)
      await cli.written(moment)
      cli.child.kill('SIGKILL')
      await cli.ended
      const [state] = await inDatabase(
        database.url,
        `select string_agg(moved_rows::text, ',' order by table_name) as moved from move_progress`,
      )
      seen.add(String(state?.['moved']))
      const refused = await callMain(t, ['serve', '--port', '0', '--store', database.url])
      assert.equal(refused.code, 1)
      assert.match(refused.stderr, /being filled by "accredit move"[^]*continues where it stopped/)
      const verified = await callMain(t, ['audit', 'verify', '--store', database.url])
      assert.notEqual(verified.code, 0)
    }
    assert.equal(seen.size, 3, 'each run moved some rows')
    const { code, stdout, stderr } = await startCli(t, [...args, '--json']).ended
    assert.equal(code, 0, stderr)
    const report = JSON.parse(stdout) as MoveReport
    assert.equal(report.resumed, true)
    assert.deepEqual(report.tables, expected.tables)
    assert.match(
      (await move(t, storage, database.url)).stderr,
      /holds data that is not of this move/,
    )
  })

  it('does not go on from a store that was changed meanwhile, or from another one', async (t) => {
    await using storage = await emptyStorage()
    await using database = await createTestDatabase()
    const file = join(storage.config.data, 'accredit.sqlite')
    const change = (sql: string) => {
      const source = new DatabaseSync(file)
      source.exec(sql)
      source.close()
    }
    change(`insert into setting values ('a', '1')`)
    await assert.rejects(
      stopAt(file, database.url, ({ kind }) => kind === 'move'),
      /stopped here/,
    )
    change(`update setting set value = '2'`)
    const { code, stderr } = await move(t, storage, database.url)
    assert.equal(code, 4)
    assert.match(stderr, /another store, or this one was changed since \(table setting\)/)
    change(`update setting set value = '1'`)
    assert.equal((await move(t, storage, database.url)).code, 0)
  })

  it('reports what was changed in the target before it ended, and lets nothing start', async (t) => {
    await using storage = await sqliteStorage()
    await using database = await createTestDatabase()
    await (await startTestService(storage, { worker: 'off' })).stop()
    const url = database.url
    let changed = false
    const moved = moveStore({
      file: join(storage.config.data, 'accredit.sqlite'),
      url,
      async onStep({ kind }) {
        if (kind !== 'verify' || changed) return
        changed = true
        await inDatabase(
          url,
          `update customer set company_name = 'Somebody else' where id = '${customer('01')}'`,
          `delete from gdap_grant where customer_id = '${customer('02')}'`,
        )
      },
    })
    await assert.rejects(
      moved,
      /not what was moved there: customer \(\d+ rows\), gdap_grant \(\d+ rows, \d+ there\)/,
    )
    const served = await callMain(t, ['serve', '--port', '0', '--store', url])
    assert.equal(served.code, 1)
    const again = await move(t, storage, url)
    assert.equal(again.code, 1)
    assert.match(again.stderr, /customer .* gdap_grant[^]*Make a new database/)
  })

  it('says how it is used', async (t) => {
    const folder = temporaryFolder(t)
    for (const [args, says] of [
      [['--from', folder, '--to', 'postgres://h/d'], /must be sqlite:<path>/],
      [['--from', `sqlite:${folder}`], /the target of the move is missing/],
      [['--from', `sqlite:${folder}`, '--to', 'mysql://u:secret@h/d'], /must be a postgres/],
      [['--from', `sqlite:${folder}`, '--to', 'postgres://u:secret@h/d'], /there is no store/],
    ] as const) {
      const { code, stderr } = await callMain(t, ['move', ...args])
      assert.equal(code, 2, stderr)
      assert.match(stderr, says)
      assert.doesNotMatch(stderr, /secret/)
    }
  })
})
