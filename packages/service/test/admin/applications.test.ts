import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { callMain } from '../cli/call-main.ts'
import { call, startTestService, until } from '../support/service.ts'
import { mintToken } from '../main/support/mint-token.ts'
import { startBorder, tenants } from './border.ts'
import { id } from './operator.ts'

const members = [{ id: id('101'), userPrincipalName: 'ada@contoso.example', roles: ['AdminAgent'] }]
const contoso = { id: tenants.partner, name: 'Contoso', domain: 'contoso.example', members }
const alone = { idtyp: 'app', scp: undefined, preferred_username: undefined, oid: id('302') }

describe('applications in production', () => {
  it('are let in once they are registered, within seconds, and out again', async (test) => {
    const { url, mint, storage } = await startBorder(test, { partners: [contoso] })
    const token = await mint(alone)
    const list = () => call(url, 'GET', '/v1/customers', { token })
    const refused = await list()
    assert.deepEqual([refused.status, refused.json.code], [403, 900150])
    assert.equal(refused.json.errorName, 'ApplicationNotRegistered')
    const [advised = ''] = /accredit admin application add \S+ \S+ [\w-]+/.exec(refused.text) ?? []
    assert.ok(advised.includes(id('301')), refused.text)

    const at = ['--data', storage.config.data]
    const run = (words: string) => callMain(test, [...words.split(' ').slice(1), ...at])
    assert.equal((await run(advised)).code, 0)
    await until(list, ({ status }) => status === 200, 'the application is let in')
    const write = () => call(url, 'POST', '/v1/customers', { token, body: {} })
    const notAllowed = await write()
    assert.deepEqual([notAllowed.status, notAllowed.json.code], [403, 900150])
    assert.equal(notAllowed.json.errorName, 'ApplicationNotAllowed')
    const user = await mint()
    const users = await call(url, 'GET', '/v1/customers', { token: user })
    assert.equal(users.json.errorName, 'ApplicationNotAllowed')

    const [widening] = /accredit admin application change [^."]+/.exec(notAllowed.text) ?? []
    assert.match(widening ?? '', / app-read app-write$/)
    assert.equal((await run(widening ?? '')).code, 0)
    await until(write, ({ status }) => status === 400, 'the application may write')
    const listed = await run(`accredit admin application list ${tenants.partner} --json`)
    assert.deepEqual(JSON.parse(listed.stdout)[0].rights, ['app-read', 'app-write'])

    const again = await run(`accredit admin application add ${tenants.partner} ${id('301')} user`)
    assert.equal(again.code, 4)
    assert.match(again.stderr, /registered already, for app-read, app-write/)
    await run(`accredit admin application remove ${tenants.partner} ${id('301')}`)
    await until(list, ({ status }) => status === 403, 'the application is let in no more')
  })

  it('that call alone where a user is needed are told what helps', async (test) => {
    const applications = [{ id: id('303'), allows: ['app-read'] }]
    const setup = { partners: [{ ...contoso, applications }] }
    const { url, mint, storage } = await startBorder(test, setup)
    const path = `/v1/customers/${id('201')}/qualifications`
    const write = async (azp: string) =>
      (await call(url, 'POST', path, { token: await mint({ ...alone, azp }), body: {} })).json
    const refused = await write(id('303'))
    assert.equal(refused.errorName, 'ApplicationNotAllowed')
    assert.doesNotMatch(refused.description, /app-write/)
    assert.match(refused.description, /createQualification needs a signed-in user/)
    assert.match(refused.description, /change \S+ \S+ app-read user\.$/)
    const unknown = await write(id('304'))
    assert.equal(unknown.errorName, 'ApplicationNotRegistered')
    assert.match(unknown.description, /add \S+ \S+ user\.$/)

    // It is registered for users already: there is nothing to be changed.
    const words = ['admin', 'application', 'change', tenants.partner, id('303'), 'app-read', 'user']
    assert.equal((await callMain(test, [...words, '--data', storage.config.data])).code, 0)
    await until(
      () => write(id('303')),
      ({ description }) => !description.includes('accredit admin'),
      'the change is felt',
    )
  })

  it('carry users, who are asked for a second factor and a role only after that', async (test) => {
    const applications = [{ id: id('303'), allows: ['app-read', 'app-write'] }]
    const setup = { partners: [{ ...contoso, applications }] }
    const { url, mint } = await startBorder(test, setup, { dashboardClient: id('304') })
    const nameOf = async (claims: object) => {
      const token = await mint({ ...claims })
      const { json, status } = await call(url, 'GET', '/v1/customers', { token })
      return json?.errorName ?? status
    }
    const weak = { amr: ['pwd'], oid: id('199'), scp: 'openid' }
    assert.equal(await nameOf(weak), 'ApplicationNotRegistered')
    assert.equal(await nameOf({ ...weak, azp: id('303') }), 'ApplicationNotAllowed')
    assert.equal(await nameOf({ azp: 'no-guid' }), 'ApplicationNotRegistered')
    // The dashboard's own carries every partner's users, and nothing beyond that.
    assert.equal(await nameOf({ azp: id('304') }), 200)
    assert.equal(await nameOf({ ...weak, azp: id('304') }), 'ScopeNotGranted')
    assert.equal(await nameOf({ ...alone, azp: id('304') }), 'ApplicationNotAllowed')
  })

  it('are named by doctor, with the command that registers them', async (test) => {
    const border = await startBorder(test, { partners: [contoso] })
    const { mint, url } = border
    const doctor = ['doctor', '-', '--url', url, '--authority', border.authority]
    const judged = await callMain(test, doctor, {
      stdin: await mint(),
    })
    assert.equal(judged.code, 4, judged.stdout)
    assert.match(judged.stdout, new RegExp(`application +${id('301')}`))
    assert.match(judged.stdout, /accredit admin application add \S+ \S+ user/)
    const unscoped = await callMain(test, doctor, {
      stdin: await mint({ scp: 'openid' }),
    })
    assert.match(unscoped.stdout, /wrong +scope +openid\n +.*user_impersonation/)
  })
})

describe('applications in the sandbox', () => {
  it('are the known ones, each of its own partner', async () => {
    await using service = await startTestService(undefined)
    const nameOf = async (application: string, more: object = {}) => {
      const token = await mintToken(service, { claims: { azp: application }, ...more })
      const { json, status } = await service.call('GET', '/v1/customers', { token })
      return json?.errorName ?? status
    }
    const sandbox = (digits: string) => `c0de0000-0000-4000-8000-${digits.padStart(12, '0')}`
    assert.equal(await nameOf(sandbox('a0aa')), 200)
    assert.equal(await nameOf(sandbox('a0aa'), { appOnly: true }), 200)
    assert.equal(await nameOf(sandbox('c1c1')), 200)
    assert.equal(await nameOf(sandbox('c1c1'), { appOnly: true }), 'ApplicationNotAllowed')
    assert.equal(await nameOf(sandbox('b0aa')), 'ApplicationNotRegistered')
    assert.equal(await nameOf(id('301'), { appOnly: true }), 'ApplicationNotRegistered')
  })
})
