import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it, type TestContext } from 'node:test'
import { createSandboxTokens } from './sandbox-tokens.ts'
import { callMain } from '../cli/call-main.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import {
  contosoTenant,
  fabrikamTenant,
  startTestService,
  type TestService,
} from '../support/service.ts'
import {
  startDifferingService,
  type DifferingService,
  type PassingAnswer,
} from './differing-service.ts'

/** Texts of the API, which a recording may hold. */
const ofApi =
  /^(seekOperation|\/customers|GET|POST|HEAD|PUT|MS-\w+|[A-Z][A-Za-z]+|[a-z_]+|\d{1,7}|Not an? [A-Z].*|No longer.*|Restricted.*)$/

describe('accredit drift', () => {
  let ours: TestService
  let behind: TestService
  let theirs: DifferingService
  let sent: (Pick<PassingAnswer, 'status' | 'body'> & Record<'method' | 'url', string>)[] = []
  before(async () => {
    ;[ours, behind] = await Promise.all([startTestService(undefined), startTestService(undefined)])
    theirs = await startDifferingService(behind.url)
  })
  beforeEach(() => {
    sent = []
    theirs.change = (method, url, { status, body }) => void sent.push({ method, url, status, body })
  })
  after(async () => {
    await theirs[Symbol.asyncDispose]()
    await Promise.all([ours.stop(), behind.stop()])
  })

  const run = async (t: TestContext, ...args: readonly string[]) =>
    callMain(t, ['drift', '--url', ours.url, ...args], {
      environment: await createSandboxTokens(behind),
    })

  it('finds nothing at an Accredit whose log has the changes of users', async (t) => {
    const used = await startTestService(undefined)
    t.after(() => used.stop())
    const environment = await createSandboxTokens(used)
    const asked = await callMain(t, [
      'qualify',
      'c0de0000-0000-4000-8000-000000000002',
      'StateOwnedEntity',
      '--url',
      used.url,
    ])
    assert.equal(asked.code, 0, asked.stderr)
    const { code, stdout } = await callMain(t, ['drift', '--against', used.url, '--json'], {
      environment,
    })
    assert.deepEqual(JSON.parse(stdout).differences, [])
    assert.equal(code, 0)
  })

  it('only reads, finds nothing between two Accredits, and writes down nobody’s data', async (t) => {
    const folder = temporaryFolder(t)
    const [record, report] = [join(folder, 'recording.json'), join(folder, 'report.md')]
    const { code, stdout, stderr } = await run(
      t,
      '--against',
      theirs.url,
      '--record',
      record,
      '--report',
      report,
      '--json',
    )
    assert.equal(code, 0, stderr + stdout)
    const told = JSON.parse(stdout)
    assert.deepEqual(told.differences, [])
    const agreeing = told.behaviours.filter(
      ({ outcome }: { outcome: string }) => outcome === 'agrees',
    )
    assert.ok(agreeing.length > 40, `${agreeing.length} agree`)
    for (const { method, url } of sent) {
      const isRead = method === 'GET' || method === 'HEAD' || url === '/v1/validations/address'
      assert.ok(isRead, `${method} ${url}`)
    }
    assert.match(
      readFileSync(report, 'utf8'),
      /\| Paths and the names .* \| agrees \| customers\.case \|/,
    )

    assert.equal(statSync(record).mode & 0o077, 0)
    const recorded = readFileSync(record, 'utf8')
    const texts = new Set<string>()
    // All other texts are the API's own: rules of countries, descriptions, refusals.
    for (const { url, status, body } of sent)
      if (url.startsWith('/v1/customers') && status === 200) collectTexts(JSON.parse(body), texts)
    const owned = [...texts].filter((text) => text.length > 3 && !ofApi.test(text))
    assert.ok(owned.length > 100, `${owned.length} texts`)
    for (const text of owned) assert.ok(!recorded.includes(text), text)
    for (const secret of ['eyJ', 'sandbox-refresh', 'Northwind', contosoTenant, '127.0.0.1']) {
      assert.ok(!recorded.includes(secret), secret)
    }
    await t.test('and the recording is replayed in place of the service', async (again) => {
      sent = []
      assert.equal((await run(again, '--replay', record)).code, 0)
      assert.deepEqual(sent, [])
      const changed = join(folder, 'changed.json')
      writeFileSync(changed, recorded.replace('"status": 406', '"status": 415'))
      const { code: ends, stdout: shown } = await run(again, '--replay', changed)
      assert.equal(ends, 4)
      assert.match(shown, /GET \/v1\/customers\?size +status +406 +415/)
      assert.match(shown, /differs +A wrong method is 405, an Accept without JSON 406/)
    })
  })

  it('writes where that is asked for, to customers that it has created itself', async (t) => {
    const writes = ['--write', 'createCustomer', 'createQualification', 'setQualification']
    const against = ['--against', theirs.url, ...writes, '--sandbox-account']
    const refused = await run(t, ...against, fabrikamTenant)
    assert.equal(refused.code, 2)
    assert.match(refused.stderr, /Nothing was written/)
    assert.ok(sent.every(({ method }) => method === 'GET'))
    const earlier = await customersOf(behind)
    const { code, stdout, stderr } = await run(t, ...against, contosoTenant.toUpperCase(), '--json')
    assert.equal(code, 0, stderr + stdout)
    const created = new Set((await customersOf(behind)).filter((id) => !earlier.includes(id)))
    assert.equal(created.size, 5)
    for (const { method, url } of sent) {
      const [, id] = /^\/v1\/customers\/([^/?]+)/.exec(url) ?? []
      if (method !== 'GET' && id !== undefined) assert.ok(created.has(id), `${method} ${url}`)
    }
  })

  it('names what is wrong with its options, its files and the other service', async (t) => {
    const folder = temporaryFolder(t)
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const taken = file('taken.json', '{}')
    const fresh = join(folder, 'fresh.json')
    const newer = '{"format":"accredit-drift","version":2,"service":"","recordedOn":"","probes":[]}'
    const against = ['--against', theirs.url]
    const dead = await startDifferingService(behind.url)
    await dead[Symbol.asyncDispose]()
    for (const [args, code, told] of [
      [[], 2, /--against.*--replay/s],
      [[...against, '--replay', taken], 2, /named twice/],
      [['--against', 'ftp://host'], 2, /must be an address/],
      [['--against', 'http://example.com'], 2, /https only/],
      [['--against', ours.url], 2, /compared with itself/],
      [['--against', dead.url, '--record', fresh], 6, /no answer came from .*--against/s],
      [[...against, '--record', taken], 4, /cannot be written/],
      [[...against, '--report', join(folder, 'none', 'r.md')], 4, /cannot be written/],
      [['--replay', join(folder, 'none')], 2, /cannot be read/],
      [['--replay', file('text', 'text')], 2, /is not JSON/],
      [['--replay', taken], 2, /not a recording/],
      [['--replay', file('newer', newer)], 2, /newer release/],
      [['--replay', taken, '--record', fresh], 2, /--record needs a service/],
      [[...against, '--write', 'createCustomer'], 2, /--sandbox-account/],
      [[...against, '--write', 'deleteCustomer'], 2, /createCustomer, createQualification/],
      [
        [...against, '--write', 'setQualification', '--sandbox-account', contosoTenant],
        2,
        /Add createCustomer/,
      ],
      [[...against, '--sandbox-account', 'contoso'], 2, /must be a GUID/],
    ] as const) {
      const { code: ended, stderr } = await run(t, ...args)
      assert.equal(ended, code, `${args.join(' ')}: ${stderr}`)
      assert.match(stderr, told)
    }
    assert.ok(!existsSync(fresh))
    theirs.change = (_method, _url, answer) => {
      answer.status = 401
    }
    const { code, stderr } = await run(t, ...against)
    assert.equal(code, 3)
    assert.match(stderr, /answers the list of customers with 401/)
  })
})

async function customersOf(service: TestService): Promise<string[]> {
  const token = await service.userToken()
  const { json } = await service.call('GET', '/v1/customers', { token })
  return json.items.map(({ id }: { id: string }) => id)
}

function collectTexts(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value)
  else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) collectTexts(each, texts)
  }
}
