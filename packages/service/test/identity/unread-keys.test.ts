import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../../src/config/config.ts'
import { startService } from '../../src/service.ts'
import { startAuthority } from '../admin/authority.ts'
import { captureLog } from '../operation/capture-log.ts'
import { call } from '../support/service.ts'
import { sqliteStorage } from '../support/stores.ts'

test('production tells log and metrics once that it cannot read the authority’s keys', async (t) => {
  await using storage = await sqliteStorage()
  const authority = await startAuthority(t)
  const { lines, log } = captureLog('info')
  const unreachable = { mode: 'production', port: '0', authority: 'http://127.0.0.1:9' }
  const config = readConfig({ ...unreachable, ...storage.config }, {})
  const running = await startService(config, { log })
  t.after(() => running.stop())
  const token = await authority.token()
  const answer = await call(running.url, 'GET', '/v1/customers', { token })
  assert.equal(answer.status, 503)
  assert.match(answer.json.description, /signing keys cannot be read/)
  const again = await call(running.url, 'GET', '/v1/customers', { token })
  assert.equal(again.status, 503)
  const figures = await (await fetch(`${running.url}/metrics`)).text()
  assert.match(figures, /^accredit_key_reads_failed_total 1$/m)
  const told = lines().filter((line) => line.includes('cannot read the signing keys'))
  assert.equal(told.length, 1)
  assert.match(told[0] ?? '', /ECONNREFUSED|fetch failed|bad port/)
  // A call leaves its line, without the stack of a fault that is told already.
  const refused = lines().filter((line) => line.includes('ServiceUnavailable'))
  assert.equal(refused.length, 2)
  assert.ok(refused.every((line) => line.includes('"answered"')))
})
