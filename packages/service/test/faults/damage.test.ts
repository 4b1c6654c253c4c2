import assert from 'node:assert/strict'
import { cpSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { auditData } from '../../src/cli/describe-audit.ts'
import { StoreDamaged } from '../../src/store/damaged.ts'
import { inspectFile } from '../../src/store/dialects/sqlite/inspect-file.ts'
import { SchemaTooNew } from '../../src/store/migrations.ts'
import { callMain } from '../cli/call-main.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { customer, startTestService, until, type TestService } from '../support/service.ts'
import { sqliteStorage, type TestStorage } from '../support/stores.ts'

const qualifications = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`
const body = { qualification: 'StateOwnedEntity' }

describe('a damaged store (SQLite)', () => {
  let storage: TestStorage
  let service: TestService
  let log = ''
  /** A folder as a crash leaves it: the file, and the log with the last writes. */
  const crashed = (t: TestContext) => {
    const data = join(temporaryFolder(t), 'data')
    cpSync(log, data, { recursive: true })
    return { data, file: join(data, 'accredit.sqlite'), log: join(data, 'accredit.sqlite-wal') }
  }
  const start = (data: string, options: Parameters<typeof startTestService>[1] = {}) =>
    startTestService({ config: { store: 'sqlite', data } }, { worker: 'off', ...options })
  /** The start is refused and names the place; nothing of what is there was changed. */
  const assertRefused = async (data: string, place: string, pattern: RegExp) => {
    const files = ['accredit.sqlite', 'accredit.sqlite-wal'].map((name) => join(data, name))
    const look = () => files.map((file) => (existsSync(file) ? readFileSync(file) : Buffer.of()))
    const found = look()
    await assert.rejects(start(data), (error) => {
      assert.ok(error instanceof StoreDamaged, String(error))
      assert.equal(error.place, place)
      assert.match(error.message, pattern)
      return true
    })
    assert.deepEqual(look(), found, 'nothing was changed')
  }
  const flip = (file: string, at: number) => {
    const bytes = readFileSync(file)
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    writeFileSync(file, bytes)
  }
  /** Moves all that is in the log into the file. */
  const checkpoint = (file: string) => {
    const database = new DatabaseSync(file)
    database.exec('pragma wal_checkpoint(truncate)')
    database.close()
  }

  before(async () => {
    storage = await sqliteStorage()
    service = await startTestService(storage, { worker: 'off' })
    const token = await service.userToken()
    for (const digits of ['01', '02', '11']) {
      const { status } = await service.call('POST', qualifications(digits), { token, body })
      assert.equal(status, 201)
    }
    log = storage.config.data
  })
  after(async () => {
    await service.stop()
    await storage[Symbol.asyncDispose]()
  })

  it('is served after a crash: what is whole is no damage', async (t) => {
    const { data, log: wal } = crashed(t)
    assert.ok(statSync(wal).size > 10_000)
    await using again = await start(data)
    const token = await again.userToken()
    const { json } = await again.call('GET', qualifications('11'), { token })
    assert.equal(json.length, 1)
  })

  it('is refused when a page of it is not what it was', async (t) => {
    const { data, file } = crashed(t)
    checkpoint(file)
    const page = 4_096
    const bytes = readFileSync(file)
    // Every second page behind the first: tables and indexes alike.
    for (let at = page; at < bytes.length; at += 2 * page) bytes.fill(0x5a, at, at + 64)
    writeFileSync(file, bytes)
    await assertRefused(data, file, /is damaged: /)
  })

  it('is refused when its end is gone, its beginning, or all of it but the log', async (t) => {
    const short = crashed(t)
    checkpoint(short.file)
    truncateSync(short.file, statSync(short.file).size / 2)
    await assertRefused(short.data, short.file, /malformed/)
    const headless = crashed(t)
    checkpoint(headless.file)
    flip(headless.file, 3)
    await assertRefused(headless.data, headless.file, /not a database/)
    const empty = crashed(t)
    truncateSync(empty.file, 0)
    await assertRefused(empty.data, empty.file, /is empty, but .*-wal is not/)
  })

  it('is refused when its log is damaged in the middle, since SQLite would forget the rest', async (t) => {
    for (const [where, pattern] of [
      [32 + 24 + 100, /frame 1 does not fit its checksum/],
      [32 + 9, /frame 1 does not fit its checksum/],
      [20, /its header does not fit its checksum/],
    ] as const) {
      const { data, log: wal } = crashed(t)
      flip(wal, where)
      await assertRefused(data, wal, pattern)
    }
  })

  it('is served when the last write in its log is torn, which nobody was told of', async (t) => {
    const { data, log: wal } = crashed(t)
    flip(wal, statSync(wal).size - 100)
    await using again = await start(data)
    assert.equal((await fetch(`${again.url}/readyz`)).status, 200)
  })

  it('of a newer release is refused by its file, and nothing in it changes', async (t) => {
    const { data, file } = crashed(t)
    const database = new DatabaseSync(file)
    database.exec('pragma user_version = 9999')
    database.close()
    const bytes = readFileSync(file)
    await assert.rejects(
      start(data),
      (error) => error instanceof SchemaTooNew && error.message.startsWith(`${file} has schema`),
    )
    assert.deepEqual(readFileSync(file), bytes)
  })

  it('says at the command line which file it is, and what to do', async (t) => {
    const { data, file } = crashed(t)
    checkpoint(file)
    flip(file, 3)
    for (const command of ['serve', 'work']) {
      const args = [command, '--data', data, '--log-level', 'silent']
      const { code, stderr, stdout } = await callMain(t, args)
      assert.deepEqual([code, stdout], [1, ''])
      assert.ok(stderr.startsWith(`Failed: ${file} is damaged: file is not a database\n`), stderr)
      assert.match(stderr, /accredit restore <file> --data <empty folder>/)
      assert.match(stderr, /--rescue/)
    }
  })

  it('is checked while it is served when it is large; damage counts when it is found', async (t) => {
    const { file } = crashed(t)
    checkpoint(file)
    assert.equal(await inspectFile(file, { atOnce: 0 }), undefined)
    const late = await inspectFile(file, { atOnce: 0, wait: 0 })
    assert.equal(await late?.ended, undefined)
    const stopped = await inspectFile(file, { atOnce: 0, wait: 0 })
    await stopped?.stop()
    const bytes = readFileSync(file)
    for (let at = 4_096; at < bytes.length; at += 8_192) bytes.fill(0x5a, at, at + 64)
    writeFileSync(file, bytes)
    await assert.rejects(inspectFile(file, { atOnce: 0 }), StoreDamaged)
    const found = await inspectFile(file, { atOnce: 0, wait: 0 })
    assert.ok((await found?.ended) instanceof StoreDamaged)
  })

  it('can be served for rescue: reads are answered, writes get 503, nothing changes', async (t) => {
    const { data, file } = crashed(t)
    checkpoint(file)
    const database = new DatabaseSync(file)
    const sql = `select rootpage from sqlite_master where name = 'audit_record'`
    const [row] = database.prepare(sql).all()
    database.close()
    flip(file, (Number(row?.['rootpage']) - 1) * 4_096)
    const found = readFileSync(file)
    await assert.rejects(start(data), StoreDamaged)
    const rescue = await start(data, { rescue: 'on', worker: 'on' })
    const ready = await fetch(`${rescue.url}/readyz`)
    assert.deepEqual([ready.status, await ready.json()], [200, { status: 'read-only' }])
    const token = await rescue.userToken()
    const listed = await rescue.call('GET', '/v1/customers', { token })
    assert.equal(listed.json.items.length, 12)
    assert.equal((await rescue.call('GET', qualifications('05'), { token })).json.length, 1)
    const staff = await rescue.userToken('reviewer1@vetting.accredit.test')
    assert.equal((await rescue.call('GET', '/vetting/v1/cases', { token: staff })).status, 200)
    for (const [method, path, sent] of [
      ['POST', qualifications('02'), body],
      ['POST', '/sandbox/v1/clock', { advance: 'PT1H' }],
      ['POST', '/sandbox/v1/reset', {}],
    ] as const) {
      const answer = await rescue.call(method, path, { token, body: sent })
      assert.equal(answer.status, 503, path)
      assert.match(answer.text, /read-only, for rescue/)
      assert.ok(answer.headers.get('retry-after'))
    }
    const lost = await rescue.call('GET', '/v1/auditrecords', { token })
    assert.equal(lost.status, 503, 'what is damaged cannot be read')
    await rescue.stop()
    assert.deepEqual(readFileSync(file), found)
    assert.equal(existsSync(join(data, 'audit-key.pem')), false, 'nothing was made to seal with')
  })

  it('without what the service needs for itself can be served for rescue, too', async (t) => {
    const { data, log: wal } = crashed(t)
    flip(wal, 32 + 9)
    await using rescue = await start(data, { rescue: 'on' })
    const token = await rescue.userToken()
    const { status, json } = await rescue.call('GET', '/v1/customers', { token })
    assert.deepEqual([status, json.errorName], [403, 'RoleNotAllowed'], 'roles are gone, too')
  })

  it('is not rescued where there is none, nor by a worker', async (t) => {
    const data = join(temporaryFolder(t), 'none')
    await assert.rejects(start(data, { rescue: 'on' }), /there is no store at/)
    assert.equal(existsSync(data), false)
    const work = await callMain(t, ['work', '--data', data], {
      environment: { ACCREDIT_RESCUE: 'on' },
    })
    assert.equal(work.code, 2)
    assert.match(work.stderr, /rescue is for "serve"/)
    const memory = await callMain(t, ['serve', '--store', 'memory', '--rescue'])
    assert.equal(memory.code, 2)
    assert.match(memory.stderr, /a store in memory has nothing to rescue/)
  })
})

type ReportAsData = ReturnType<typeof auditData>

describe('a write-ahead log whose end was cut off', () => {
  it('leaves an older store that is whole: "audit verify" says what it cannot vouch for', async (t) => {
    await using storage = await sqliteStorage()
    await using service = await startTestService(storage)
    const { data } = storage.config
    const token = await service.userToken()
    const verify = async (folder: string) => {
      const ended = await callMain(t, ['audit', 'verify', '--data', folder, '--json'])
      return { ...ended, ...(JSON.parse(ended.stdout) as ReportAsData) }
    }
    const writeSealed = async (digits: string, lines: number) => {
      const { status } = await service.call('POST', qualifications(digits), { token, body })
      assert.equal(status, 201)
      const isSealed = (seen: ReportAsData) => seen.found === 0 && seen.lines === lines
      return until(() => verify(data), isSealed, 'the seal')
    }
    const { lines } = await verify(data)
    const first = await writeSealed('01', lines + 1)
    const { size } = statSync(join(data, 'accredit.sqlite-wal'))
    const second = await writeSealed('02', lines + 2)
    const cut = join(temporaryFolder(t), 'cut')
    cpSync(data, cut, { recursive: true })
    truncateSync(join(cut, 'accredit.sqlite-wal'), size)
    const left = await verify(cut)
    assert.ok((left.newest?.number ?? 0) < (second.newest?.number ?? 0))
    assert.deepEqual([left.code, left.intact, left.newest], [0, true, first.newest])
    assert.match(left.notVouchedFor.join(), /written after checkpoint \d+ and are gone together/)
    const told = await callMain(t, ['audit', 'verify', '--data', cut])
    assert.match(told.stdout, /^The activity log is as it was written up to checkpoint \d+\.$/m)
    assert.match(told.stdout, /^Not vouched for: Lines that were written after checkpoint/m)
  })
})
