import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test, type TestContext } from 'node:test'
import { languages } from '@accredit/contract/words'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { customer, startTestService, type TestService } from '../support/service.ts'
import { callMain } from './call-main.ts'

const northwind = `/v1/customers/${customer('01')}/qualifications`
const day = 86_400_000

describe('accredit sandbox', () => {
  let service: TestService
  before(async () => {
    service = await startTestService(undefined)
  })
  after(() => service.stop())

  /** Runs a command, which has to be done, and reads what it prints as JSON. */
  async function read(t: TestContext, ...args: readonly string[]) {
    const environment = { ACCREDIT_URL: service.url }
    const { code, stdout, stderr } = await callMain(t, ['sandbox', ...args, '--json'], {
      environment,
    })
    assert.equal(code, 0, stderr)
    return JSON.parse(stdout)
  }

  test('puts the clock ahead and everything back', async (t) => {
    assert.equal((await read(t, 'clock', '--advance', '2d')).aheadByMilliseconds, 2 * day)
    const to = new Date(Date.now() + 10 * day).toISOString()
    assert.ok((await read(t, 'clock', '--to', to)).now >= to)
    assert.equal((await read(t, 'reset')).aheadByMilliseconds, 0)
  })

  test('shows, adds, replaces and clears faults', async (t) => {
    const file = join(temporaryFolder(t), 'faults.json')
    writeFileSync(file, JSON.stringify([{ status: 503 }, { latency: 'PT0.1S' }]))
    assert.deepEqual(await read(t, 'faults'), [])
    assert.equal((await read(t, 'faults', '--file', file)).length, 2)
    const added = await read(t, 'faults', '--add', '{"operation":"getCustomer","cut":true}')
    assert.equal(added[2].operation, 'getCustomer')
    const [profile, ...others] = await read(t, 'faults', '--profile', 'lost-answers')
    assert.deepEqual([profile.when, profile.cut, others.length], ['after', true, 0])
    assert.deepEqual(await read(t, 'faults', '--clear'), [])
    const environment = { ACCREDIT_URL: service.url }
    for (const [args, told] of [
      [['--add', '{'], /--add is "\{", but it must be JSON/],
      [['--file', join(file, 'x')], /cannot be read/],
      [['--profile', 'none'], /throttled-hour/],
      [['--add', '{"operation":"nothing","cut":true}'], /name of an operation/],
    ] as const) {
      const { code, stderr } = await callMain(t, ['sandbox', 'faults', ...args], { environment })
      assert.notEqual(code, 0)
      assert.match(stderr, told)
    }
  })

  test('shows requests by what they were, and forgets them', async (t) => {
    const token = await service.userToken()
    await read(t, 'requests', '--clear')
    await service.call('GET', northwind, { token })
    await service.call('GET', '/v1/customers/x', { token })
    const [refused, ...others] = await read(t, 'requests', '--status', '400')
    assert.deepEqual([refused.path, others.length], ['/v1/customers/x', 0])
    const { stdout } = await callMain(t, ['sandbox', 'requests', '--url', service.url])
    assert.match(stdout, /^WHEN +OPERATION +STATUS/)
    assert.match(stdout, /getQualifications +200 .*admin@contoso/)
    assert.equal((await read(t, 'requests', '--customer', customer('01'))).length, 1)
    assert.equal((await read(t, 'requests', '--limit', '1', '--clear')).length, 1)
    assert.deepEqual(await read(t, 'requests'), [])
  })

  test('puts a state aside, in a file too, and back from either', async (t) => {
    const token = await service.userToken()
    const file = join(temporaryFolder(t), 'state.db')
    const body = { qualification: 'StateOwnedEntity' }
    const records = async () => (await service.call('GET', northwind, { token })).json.length
    await service.call('POST', northwind, { token, body })
    const { id, file: written } = await read(t, 'snapshot', '--file', file)
    assert.equal(written, file)
    assert.equal(statSync(file).mode & 0o077, 0)
    for (const snapshot of [id, file]) {
      await read(t, 'reset')
      assert.equal(await records(), 0)
      await read(t, 'restore', snapshot)
      assert.equal(await records(), 1)
    }
    await read(t, 'reset')
    const environment = { ACCREDIT_URL: service.url }
    // Nothing is written over.
    const again = ['sandbox', 'snapshot', '--file', file]
    assert.match(
      (await callMain(t, again, { environment })).stderr,
      /cannot be written: a file of this name exists/,
    )
    const missing = ['sandbox', 'restore', `${file}.missing`]
    assert.match((await callMain(t, missing, { environment })).stderr, /cannot be read/)
  })

  test('adds customers to the partner of the user', async (t) => {
    assert.equal((await read(t, 'customers', '7', '--seed', '5')).added, 7)
    const token = await service.userToken('admin@fabrikam.onmicrosoft.com')
    const count = async () =>
      (await service.call('GET', '/v1/customers', { token })).json.totalCount
    const first = await count()
    await read(t, 'customers', '3', '--as', 'admin@fabrikam.onmicrosoft.com')
    assert.equal(await count(), first + 3)
    await read(t, 'reset')
  })

  test('opens sandboxes under names, and ends them', async (t) => {
    const made = await read(t, 'names', 'add', 'run-1', '--port', '0', '--idle', '10m')
    assert.equal(made.baseUrl, `${service.url}/s/run-1`)
    assert.equal(made.idle, 'PT600S')
    assert.ok(made.portUrl)
    const clock = await callMain(t, ['clock', '--url', made.baseUrl, '--advance', '1d'])
    assert.match(clock.stdout, /1 d/)
    assert.equal((await read(t, 'clock')).aheadByMilliseconds, 0)
    assert.deepEqual(await read(t, 'names', 'list'), [made])
    assert.deepEqual(await read(t, 'names', 'remove', 'run-1'), { removed: 'run-1' })
    assert.deepEqual(await read(t, 'names', 'list'), [])
    const gone = await callMain(t, ['sandbox', 'names', 'remove', 'run-1', '--url', service.url])
    assert.equal(gone.code, 4)
    assert.match(gone.stderr, /SandboxMissing \(HTTP 404\)/)
  })

  test('says it in the reader’s language', async (t) => {
    const environment = { ACCREDIT_URL: service.url }
    for (const command of [
      ['requests', '--text', 'nobody sent this'],
      ['names', '--help'],
      ['customers', '0'],
      ['faults', '--add', '{'],
      ['names', 'add', 'x', '--port', '65536'],
    ]) {
      const said = await Promise.all(
        languages.map(async (language) => {
          const args = ['sandbox', ...command, '--lang', language]
          const { stdout, stderr } = await callMain(t, args, { environment })
          return stdout + stderr
        }),
      )
      assert.equal(new Set(said).size, languages.length, said.join('\n'))
    }
  })
})

describe('serve', () => {
  test('writes a file once it is ready, and ends with standard input', async (t) => {
    const file = join(temporaryFolder(t), 'ready.json')
    let ready: { url: string } | undefined
    const args = ['serve', '--store', 'memory', '--port', '0', '--log-level', 'silent']
    const { code } = await callMain(t, [...args, '--ready-file', file, '--exit-with-stdin'], {
      onWrite: (text) => {
        if (text.includes('is ready')) ready = JSON.parse(readFileSync(file, 'utf8'))
      },
    })
    assert.equal(code, 0)
    assert.ok(ready)
    await assert.rejects(fetch(`${ready.url}/healthz`))
    assert.throws(() => statSync(file), /ENOENT/)
    const nowhere = join(file, 'x')
    const failed = await callMain(t, [...args, '--ready-file', nowhere])
    assert.equal(failed.code, 2)
    assert.match(failed.stderr, /cannot be written/)
  })
})
