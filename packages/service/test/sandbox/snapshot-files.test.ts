import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, it } from 'node:test'
import { PartnerError, sandboxControls } from '@accredit/client'
import { generateSigningKey } from '../../src/identity/issuer/generate-signing-key.ts'
import { customer, startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

const northwind = `/v1/customers/${customer('01')}/qualifications`
const soe = { qualification: 'StateOwnedEntity' }
const day = 86_400_000

/** Changes a SQLite file by statements. */
function change(bytes: ArrayBuffer, sql: string): Buffer<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-snapshot-'))
  try {
    const file = join(folder, 'changed.db')
    writeFileSync(file, Buffer.from(bytes))
    const database = new DatabaseSync(file)
    database.exec(sql)
    database.close()
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('the file of a snapshot', () => {
  it('takes a state to another process, with clock, data and tokens', async () => {
    await using service = await startTestService(undefined)
    const controls = sandboxControls({ baseUrl: service.url })
    const token = await service.userToken()
    await service.call('POST', northwind, { token, body: soe })
    await controls.advance('P2D')
    const file = await controls.downloadSnapshot(await controls.snapshot())

    const makeSigningKey = () => generateSigningKey()
    await using other = await startTestService(undefined, {}, { makeSigningKey })
    const there = sandboxControls({ baseUrl: other.url })
    const before = await other.userToken()
    const loaded = await there.loadSnapshot(file)
    assert.deepEqual(await there.snapshots(), [loaded])
    await there.restore(loaded)
    assert.equal((await there.clock()).aheadByMilliseconds, 2 * day)
    // Tokens of before go on, and new ones are signed by the key of the state.
    for (const one of [before, await other.userToken()]) {
      const [record] = (await other.call('GET', northwind, { token: one })).json
      assert.equal(record.qualification, 'StateOwnedEntity')
    }
    const keys = async (url: string) =>
      (await (await fetch(`${url}/common/discovery/keys`)).json()) as { keys: { kid: string }[] }
    const [ofState] = (await keys(service.url)).keys
    assert.equal((await keys(other.url)).keys[0]?.kid, ofState?.kid)
    // Work goes on from there.
    const wingtip = `/v1/customers/${customer('02')}/qualifications`
    const again = await other.call('POST', wingtip, { token: before, body: soe })
    assert.equal(again.status, 201)
    const fork = await there.sandboxes.create({ name: 'fork', snapshot: loaded.id })
    const ofFork = sandboxControls({ baseUrl: fork.baseUrl })
    assert.equal((await ofFork.clock()).aheadByMilliseconds, 2 * day)
  })

  it('is refused with what it is instead', async () => {
    await using service = await startTestService(undefined)
    const controls = sandboxControls({ baseUrl: service.url })
    const file = await controls.downloadSnapshot(await controls.snapshot())
    const damaged = Buffer.from(file.slice(0))
    damaged.fill(0xff, 100, 30_000)
    for (const [bytes, told] of [
      [new TextEncoder().encode('{"content":{}}'), /no SQLite file/],
      [new Uint8Array(0), /no SQLite file|must be a file/],
      [damaged, /is damaged/],
      [Buffer.from(file.slice(0, 40_960)), /is damaged/],
      [change(file, 'pragma user_version = 99'), /99/],
      [change(file, 'delete from setting'), /another kind of store/],
      [change(file, 'drop table setting'), /another kind of store/],
    ] as const) {
      await assert.rejects(
        controls.loadSnapshot(bytes),
        (error) =>
          error instanceof PartnerError && error.status === 400 && told.test(error.message),
        String(told),
      )
    }
    const json = await service.call('POST', '/sandbox/v1/snapshots/load', { body: {} })
    assert.equal(json.json.parameters.field, 'body')
    await assert.rejects(controls.downloadSnapshot({ id: customer('01') }), /snapshot/)
    // Nothing was kept of any of them.
    assert.equal((await controls.snapshots()).length, 1)
  })
})

onEveryStore('a snapshot', (makeStorage) => {
  it('is put back whole while requests are under way', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const controls = sandboxControls({ baseUrl: service.url })
    const token = await service.userToken()
    const { json } = await service.call('POST', '/sandbox/v1/customers', {
      token,
      body: { count: 60 },
    })
    const snapshot = await controls.snapshot()
    const paths = Array.from({ length: 60 }, (_, index) => {
      const tail = (Number(BigInt(`0x${json.firstId.slice(-12)}`)) + index).toString(16)
      return `/v1/customers/${json.firstId.slice(0, -12)}${tail.padStart(12, '0')}/qualifications`
    })
    const isFirst = (index: number) => index % 2 === 0
    const ask = (index: number) => service.call('POST', paths[index] ?? '', { token, body: soe })
    // Half of them come before the restore is asked for, half while it is under way.
    const early = paths.flatMap((_, index) => (isFirst(index) ? [ask(index)] : []))
    const restoring = controls.restore(snapshot)
    const late = paths.flatMap((_, index) => (isFirst(index) ? [] : [ask(index)]))
    const answers = await Promise.all([...early, ...late])
    await restoring
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
    // Each customer is as the snapshot has it, or as a request after the restore left it: then the log
    // tells of that, and of nothing else.
    const { json: log } = await service.call('GET', '/v1/auditrecords', { token })
    const told = new Set(log.items.map(({ customerId }: { customerId: string }) => customerId))
    for (const path of paths) {
      const records = (await service.call('GET', path, { token })).json
      const [, , , id] = path.split('/')
      assert.equal(records.length > 0, told.has(id), path)
    }
  })
})

onEveryStore('a snapshot as a file', (makeStorage, name) => {
  it('is of the embedded store alone', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const controls = sandboxControls({ baseUrl: service.url })
    const { id } = await controls.snapshot()
    const isEmbedded = service.running.store.reader.dialect === 'sqlite'
    const attempts = [
      () => controls.downloadSnapshot({ id }),
      () => controls.sandboxes.create({ name: 'fork', snapshot: id }),
    ]
    for (const attempt of attempts) {
      if (isEmbedded) await attempt()
      else await assert.rejects(attempt(), /embedded store/, name)
    }
  })
})
