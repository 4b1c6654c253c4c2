import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import pino from 'pino'
import { readAnchor } from '../../src/audit/anchor.ts'
import { readConfig } from '../../src/config/config.ts'
import { startService } from '../../src/service.ts'
import { openDirectly } from '../main/support/direct-database.ts'
import { appendAudit } from '../../src/store/queries/audit.ts'
import { callMain } from '../cli/call-main.ts'
import { lineOf, partnerA } from '../security/support/audit-bench.ts'
import { customer, startTestService, until } from '../support/service.ts'
import { onEveryStore, postgresStorage, type TestStorage } from '../support/stores.ts'

const startProduction = (storage: TestStorage) =>
  startService(readConfig({ mode: 'production', port: '0', ...storage.config }, {}), {
    log: pino({ level: 'silent' }),
  })

onEveryStore('a production service', (makeStorage) => {
  it('is not ready when it could not seal for a minute, and is when it can again', async (t) => {
    await using storage = await makeStorage()
    const running = await startProduction(storage)
    t.after(() => running.stop())
    await using database = await openDirectly(storage)
    const look = async () => {
      const ready = await fetch(`${running.url}/readyz`)
      const metrics = await (await fetch(`${running.url}/metrics`)).text()
      const value = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1])
      return {
        status: ready.status,
        answer: await ready.json(),
        failing: value('accredit_audit_seal_failing_seconds'),
        unsealed: value('accredit_audit_unsealed_seconds'),
      }
    }
    const good = await look()
    assert.deepEqual([good.status, good.failing, good.unsealed], [200, 0, 0])

    // Nothing can take the place of a folder: the end of the log cannot be noted.
    const anchorFile = join(storage.config.data, 'audit-key.anchor.json')
    mkdirSync(anchorFile)
    await appendAudit(database.connection, lineOf(partnerA, 1))
    await until(look, ({ failing }) => failing > 0, 'a seal that fails')
    assert.equal((await look()).status, 200, 'for a moment it is no fault')
    const { now } = performance
    t.mock.method(performance, 'now', () => now.call(performance) + 60_000)
    const bad = await look()
    assert.equal(bad.status, 503)
    assert.deepEqual(bad.answer, {
      status: 'not ready',
      reason: 'the activity log cannot be sealed',
    })
    assert.ok(bad.failing >= 60)
    rmSync(anchorFile, { recursive: true })
    await until(look, ({ status }) => status === 200, 'seals that succeed')
    // The anchor that could not be written then is written now, though nothing new was sealed.
    assert.equal(readAnchor(anchorFile)?.number, 1)
  })

  it('tells how long lines wait for their seal where no sealer is at work', async (t) => {
    await using storage = await makeStorage()
    const config = { mode: 'production', port: '0', worker: 'off', ...storage.config }
    const running = await startService(readConfig(config, {}), { log: pino({ level: 'silent' }) })
    t.after(() => running.stop())
    await using database = await openDirectly(storage)
    const operationDate = Date.now() - 90_000
    await appendAudit(database.connection, { ...lineOf(partnerA, 1), operationDate })
    const metrics = await (await fetch(`${running.url}/metrics`)).text()
    const [, age] = /^accredit_audit_unsealed_seconds (\S+)/m.exec(metrics) ?? []
    assert.ok(Number(age) >= 90, metrics)
    assert.doesNotMatch(metrics, /^accredit_audit_seal_failing_seconds/m)
    assert.equal((await fetch(`${running.url}/readyz`)).status, 200)
  })

  it('refuses to start on a log that is not the one whose end was noted', async (t) => {
    await using storage = await makeStorage()
    const first = await startProduction(storage)
    await using database = await openDirectly(storage)
    await appendAudit(database.connection, lineOf(partnerA, 1))
    await first.stop()
    const { data, store } = storage.config
    const anchorFile = join(data, 'audit-key.anchor.json')
    const own = readAnchor(anchorFile)
    assert.equal(own?.number, 1)

    const tries: [what: string, anchor: string, says: RegExp][] = [
      [
        'an older store',
        JSON.stringify({ ...own, number: 3 }),
        /ends with checkpoint 1, but .*notes checkpoint 3/,
      ],
      [
        'another store',
        JSON.stringify({ ...own, hash: 'x' }),
        /checkpoint 1 of the activity log is not the one that .*notes/,
      ],
      ['no anchor at all', 'nonsense', /holds no anchor of an activity log/],
    ]
    for (const [what, anchor, says] of tries) {
      writeFileSync(anchorFile, anchor)
      await assert.rejects(startProduction(storage), says, what)
      for (const command of ['serve', 'work']) {
        const args = [command, '--mode', 'production', '--data', data, '--store', store]
        const { code, stderr, stdout } = await callMain(t, args)
        assert.deepEqual([code, stdout], [1, ''], `${what}, ${command}`)
        assert.match(stderr, says)
        assert.ok(stderr.includes(anchorFile), stderr)
        assert.match(stderr, /accredit audit verify/)
      }
    }
    writeFileSync(anchorFile, JSON.stringify(own))
    const again = await startProduction(storage)
    await again.stop()
    assert.deepEqual(readAnchor(anchorFile), own)
  })
})

it('a full disk of PostgreSQL makes it not ready at once, and room makes it ready', async () => {
  await using storage = await postgresStorage()
  await using service = await startTestService(storage, { worker: 'off' })
  await using database = await openDirectly(storage)
  const token = await service.userToken()
  const write = () =>
    service.call('POST', `/v1/customers/${customer('01')}/qualifications`, {
      token,
      body: { qualification: 'StateOwnedEntity' },
    })
  const readiness = async () => (await fetch(`${service.url}/readyz`)).status
  // The server's own answer to a file that cannot grow.
  await database.query(`create function full_disk() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = '53100';
    end $$`)
  for (const table of ['qualification', 'setting']) {
    await database.query(
      `create trigger full_disk before insert on ${table} execute function full_disk()`,
    )
  }
  assert.equal(await readiness(), 200)
  assert.equal((await write()).status, 503)
  assert.equal(await readiness(), 503)
  for (const table of ['qualification', 'setting']) {
    await database.query(`drop trigger full_disk on ${table}`)
  }
  assert.equal(await readiness(), 200)
  assert.equal((await write()).status, 201)
})
