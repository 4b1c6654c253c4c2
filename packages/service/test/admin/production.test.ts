import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it, type TestContext } from 'node:test'
import pino from 'pino'
import { readConfig } from '../../src/config/config.ts'
import { startService } from '../../src/service.ts'
import { callMain } from '../cli/call-main.ts'
import { call, until } from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'
import { startAuthority } from './authority.ts'
import { id } from './operator.ts'

const partnerId = id('1')
const customerId = id('201')
const qualifications = `/v1/customers/${customerId}/qualifications`

const file = `
partners:
  - id: ${partnerId}
    name: Contoso
    domain: contoso.example
    applications:
      - {id: ${id('301')}, allows: [user]}
    members:
      - id: ${id('101')}
        userPrincipalName: ada@contoso.example
        roles: [AdminAgent]
    codes:
      - {code: "12345", organization: Contoso, creates: 1}
    customers:
      - id: ${customerId}
        name: Northwind Primary School
        domain: northwindprimary.onmicrosoft.com
        email: office@northwind-primary.example
        address:
          {country: US, addressLine1: 12 Orchard Lane, city: Spokane, state: WA, postalCode: "99201"}
        gdap:
          AdminAgent: [Directory Readers]
allowList:
  - {domain: northwind-primary.example, names: [Northwind Primary School], reason: On the register of schools}
`

async function startProduction(test: TestContext, storage: TestStorage) {
  const authority = await startAuthority(test)
  const config = readConfig(
    {
      mode: 'production',
      port: '0',
      authority: authority.url,
      vettingDelay: 'PT0S',
      logLevel: 'silent',
      ...storage.config,
    },
    {},
  )
  const running = await startService(config, { log: pino({ level: 'silent' }) })
  test.after(() => running.stop())
  return { url: running.url, token: await authority.token() }
}

function writeFile(test: TestContext, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  test.after(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'setup.yaml')
  writeFileSync(path, text)
  return path
}

onEveryStore('production', (makeStorage) => {
  it('starts empty, is filled by a file while it runs, and reaches a verdict', async (test) => {
    await using storage = await makeStorage()
    const { url, token } = await startProduction(test, storage)
    const stranger = await call(url, 'GET', '/v1/customers', { token })
    assert.equal(stranger.status, 401)
    assert.match(stranger.json.description, /tenant is not admitted/)

    const path = writeFile(test, file)
    const store = ['--store', storage.config.store, '--data', storage.config.data]
    const applied = await callMain(test, ['admin', 'apply', path, ...store])
    assert.equal(applied.stderr, '')
    assert.equal(applied.code, 0)
    assert.match(applied.stdout, /^\+ partner /)

    const listed = await until(
      () => call(url, 'GET', '/v1/customers', { token }),
      ({ status }) => status === 200,
      'the partner is let in',
    )
    assert.equal(listed.json.items[0].companyProfile.companyName, 'Northwind Primary School')
    const asked = await call(url, 'POST', qualifications, {
      token,
      body: { qualification: 'Education' },
    })
    assert.equal(asked.status, 201)
    const shown = await until(
      () => call(url, 'GET', qualifications, { token }),
      ({ json }) => json[0].vettingStatus !== 'InReview',
      'the verdict',
    )
    assert.equal(shown.json[0].vettingStatus, 'Approved')

    const again = await callMain(test, ['admin', 'apply', path, ...store])
    assert.equal(again.code, 0)
    assert.equal(again.stdout, '')
    assert.match(again.stderr, /Nothing to change/)
  })

  it('notices within seconds that a partner was removed', async (test) => {
    await using storage = await makeStorage()
    const { url, token } = await startProduction(test, storage)
    const store = ['--store', storage.config.store, '--data', storage.config.data]
    const path = writeFile(test, file)
    await callMain(test, ['admin', 'apply', path, ...store])
    const list = () => call(url, 'GET', '/v1/customers', { token })
    await until(list, ({ status }) => status === 200, 'the partner is let in')
    await callMain(test, ['admin', 'customer', 'remove', partnerId, customerId, ...store])
    const removed = await callMain(test, ['admin', 'partner', 'remove', partnerId, ...store])
    assert.equal(removed.code, 0)
    await until(list, ({ status }) => status === 401, 'the partner is not let in any more')
  })

  it('has none of the sandbox', async (test) => {
    await using storage = await makeStorage()
    const { url } = await startProduction(test, storage)
    const { status: reset } = await fetch(`${url}/sandbox/v1/reset`, { method: 'POST' })
    assert.equal(reset, 404)
    for (const path of ['clock', 'faults', 'journal']) {
      const { status } = await fetch(`${url}/sandbox/v1/${path}`)
      assert.equal(status, 404)
    }
    const signIn = await fetch(`${url}/${partnerId}/v2.0/.well-known/openid-configuration`)
    assert.equal(signIn.status, 404)
  })
})
