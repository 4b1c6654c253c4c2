import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, it, type TestContext } from 'node:test'
import { openStore } from '../../src/store/open-store.ts'
import { callMain } from '../cli/call-main.ts'
import { startCli } from '../cli/run-cli.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { startTestService } from '../support/service.ts'
import { sqliteStorage } from '../support/stores.ts'

const run = (t: TestContext, args: readonly string[], data: string) =>
  callMain(t, args, { environment: { ACCREDIT_DATA: data } })

/** A folder with an empty store, as `migrate` makes it. */
async function emptyStore(t: TestContext): Promise<string> {
  const data = temporaryFolder(t)
  assert.equal((await run(t, ['migrate'], data)).code, 0)
  return data
}

describe('a backup', () => {
  it('holds every write that was acknowledged before it began, while writes go on', async (t) => {
    await using storage = await sqliteStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const token = await service.userToken()
    const generated = await service.call('POST', '/sandbox/v1/customers', {
      token,
      body: { count: 2_000 },
    })
    const prefix = (generated.json.firstId as string).slice(0, 24)
    const acknowledged: string[] = []
    const write = async () => {
      const id = prefix + acknowledged.length.toString(16).padStart(12, '0')
      const body = { qualification: 'StateOwnedEntity' }
      const { status } = await service.call('POST', `/v1/customers/${id}/qualifications`, {
        token,
        body,
      })
      assert.equal(status, 201)
      acknowledged.push(id)
    }
    for (let before = 0; before < 50; before += 1) await write()

    const file = join(temporaryFolder(t), 'backup.sqlite')
    const earlier = [...acknowledged]
    const { ended } = startCli(t, ['backup', file, '--data', storage.config.data])
    let over = false
    void ended.then(() => (over = true))
    while (!over && acknowledged.length < 2_000) await write()
    const { code, stderr } = await ended
    assert.equal(code, 0, stderr)
    assert.ok(acknowledged.length > earlier.length, 'writes went on')
    for (let after = 0; after < 5; after += 1) await write()

    const data = join(temporaryFolder(t), 'restored')
    assert.equal((await run(t, ['restore', file], data)).code, 0)
    const restored = await openStore({ store: 'sqlite', data })
    const ids = async (sql: string) =>
      ((await restored.reader.query({ sql, writes: false }, [])) as { customer_id: string }[]).map(
        (row) => row.customer_id,
      )
    const kept = await ids(
      `select customer_id from qualification where customer_id like '${prefix}%' order by 1`,
    )
    const audited = await ids(
      `select customer_id from audit_record where customer_id like '${prefix}%' order by 1`,
    )
    const told = await ids(
      `select customer_id from event where customer_id like '${prefix}%' and type = 'qualification.requested' order by 1`,
    )
    await restored.close()
    assert.deepEqual(kept.slice(0, earlier.length), earlier)
    assert.deepEqual(kept, acknowledged.slice(0, kept.length))
    assert.deepEqual(audited, kept)
    assert.deepEqual(told, kept)
  })

  it('can be served again, and written to', async (t) => {
    await using storage = await sqliteStorage()
    const service = await startTestService(storage, { worker: 'off' })
    const file = join(temporaryFolder(t), 'backup.sqlite')
    assert.equal((await run(t, ['backup', file], storage.config.data)).code, 0)
    await service.stop()
    const data = join(temporaryFolder(t), 'restored')
    assert.equal((await run(t, ['restore', file], data)).code, 0)
    await using again = await startTestService({ config: { store: 'sqlite', data } })
    const token = await again.userToken()
    const listed = await again.call('GET', '/v1/customers', { token })
    assert.equal(listed.json.items.length, 12)
    const path = `/v1/customers/${listed.json.items[0].id}/qualifications`
    const body = { qualification: 'StateOwnedEntity' }
    assert.ok([201, 409].includes((await again.call('POST', path, { token, body })).status))
  })

  it('is readable by its owner alone, and says what is not in it', async (t) => {
    const data = await emptyStore(t)
    for (const key of ['audit-key.pem', 'secrets.key']) writeFileSync(join(data, key), 'key')
    const file = join(temporaryFolder(t), 'backup.sqlite')
    const { code, stdout, stderr } = await run(t, ['backup', file, '--json'], data)
    assert.equal(code, 0)
    assert.equal(JSON.parse(stdout).partners, 0)
    assert.match(stderr, /Not in it.*audit-key\.pem and secrets\.key in /)
    const restored = join(temporaryFolder(t), 'restored')
    const told = await run(t, ['restore', file], restored)
    assert.match(told.stderr, /put your copy of audit-key\.pem and secrets\.key into .*restored/)
    assert.equal(statSync(file).mode & 0o777, 0o600)
  })

  it('replaces no file, and leaves none behind that is not whole', async (t) => {
    const data = await emptyStore(t)
    const folder = temporaryFolder(t)
    const file = join(folder, 'backup.sqlite')
    writeFileSync(file, 'mine')
    const taken = await run(t, ['backup', file], data)
    assert.equal(taken.code, 4)
    assert.match(taken.stderr, /already/)
    assert.equal(readFileSync(file, 'utf8'), 'mine')
    const other = join(folder, 'other.sqlite')
    writeFileSync(`${other}.partial`, '')
    assert.match((await run(t, ['backup', other], data)).stderr, /another run/)
    assert.equal(existsSync(other), false)
    const nothing = await run(t, ['backup', join(folder, 'x')], join(folder, 'nowhere'))
    assert.match(nothing.stderr, /there is no store/)
    assert.equal(existsSync(join(folder, 'nowhere')), false)
  })

  it('is not for PostgreSQL or memory', async (t) => {
    const file = join(temporaryFolder(t), 'backup.sqlite')
    for (const command of ['backup', 'restore']) {
      const postgres = await run(t, [command, file, '--store', 'postgres://u:secret@h/d'], '')
      assert.equal(postgres.code, 2)
      assert.match(postgres.stderr, /pg_dump/)
      assert.doesNotMatch(postgres.stderr, /secret/)
      assert.equal((await run(t, [command, file, '--store', 'memory'], '')).code, 2)
    }
  })
})

describe('restoring', () => {
  it('never goes over a store, served or not, nor into a folder that is not empty', async (t) => {
    await using storage = await sqliteStorage()
    const service = await startTestService(storage, { worker: 'off' })
    const file = join(temporaryFolder(t), 'backup.sqlite')
    await run(t, ['backup', file], storage.config.data)
    const served = await run(t, ['restore', file], storage.config.data)
    assert.equal(served.code, 4)
    assert.match(served.stderr, /a service is using/)
    await service.stop()
    const left = await run(t, ['restore', file], storage.config.data)
    assert.equal(left.code, 4)
    assert.match(left.stderr, /not empty/)
    const folder = temporaryFolder(t)
    writeFileSync(join(folder, 'note.txt'), '')
    assert.match((await run(t, ['restore', file], folder)).stderr, /not empty: there is note\.txt/)
    assert.equal(existsSync(join(folder, 'accredit.sqlite')), false)
  })

  it('goes into a folder that holds its keys alone, or is the top of a disk', async (t) => {
    const data = await emptyStore(t)
    const folder = temporaryFolder(t)
    const file = join(temporaryFolder(t), 'backup.sqlite')
    await run(t, ['backup', file], data)
    mkdirSync(join(folder, 'lost+found'))
    mkdirSync(join(folder, 'tls'))
    for (const key of ['audit-key.pem', 'secrets.key']) writeFileSync(join(folder, key), 'kept')
    const { code, stderr } = await run(t, ['restore', file], folder)
    assert.equal(code, 0, stderr)
    assert.doesNotMatch(stderr, /put your copy/)
    assert.equal(readFileSync(join(folder, 'secrets.key'), 'utf8'), 'kept')
    assert.equal((await run(t, ['restore', file], folder)).code, 4)
  })

  it('refuses what is no whole backup of a schema that it knows', async (t) => {
    const data = await emptyStore(t)
    const folder = temporaryFolder(t)
    const file = join(folder, 'backup.sqlite')
    await run(t, ['backup', file], data)
    const target = join(folder, 'restored')
    const refused = async (name: string, bytes: Uint8Array, reason: RegExp) => {
      const path = join(folder, name)
      writeFileSync(path, bytes)
      const { code, stderr } = await run(t, ['restore', path], target)
      assert.equal(code, 4, stderr)
      assert.match(stderr, reason)
      assert.equal(existsSync(target), false)
    }
    const whole = readFileSync(file)
    await refused(
      'text',
      Buffer.from('not a database at all'.repeat(100)),
      /no backup|holds no store/,
    )
    await refused('empty', new Uint8Array(), /holds no store/)
    await refused('cut', whole.subarray(0, whole.length / 2), /damaged|no backup|malformed/)
    await refused('live', readFileSync(join(data, 'accredit.sqlite')), /only a part of the store/)
    const newer = join(folder, 'newer')
    writeFileSync(newer, whole)
    const database = new DatabaseSync(newer)
    database.exec('pragma user_version = 9999')
    database.close()
    await refused('newer', readFileSync(newer), /newer release/)
    assert.match((await run(t, ['restore', join(folder, 'missing')], target)).stderr, /no file/)
  })
})
