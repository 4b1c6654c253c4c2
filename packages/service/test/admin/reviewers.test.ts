import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allRoutes, type Route } from '@accredit/contract'
import { readConfig } from '../../src/config/config.ts'
import { startService } from '../../src/service.ts'
import { call, startTestService } from '../support/service.ts'
import { sqliteStorage } from '../support/stores.ts'
import { upsertPartnerCommand } from '../../src/operations/admin/partners.ts'
import { ownAudience, startBorder, tenants } from './border.ts'
import { apply, id, openEmptyStore, openOperator, operator, outcomeOf } from './operator.ts'

const contoso = {
  id: tenants.partner,
  name: 'Contoso',
  domain: 'contoso.example',
  applications: [{ id: id('301'), allows: ['user'] }],
  members: [{ id: id('101'), userPrincipalName: 'ada@contoso.example', roles: ['AdminAgent'] }],
}
const setup = { partners: [contoso] }
const roles = ['Vetting.Review']
const reviewer = { tid: tenants.reviewers, aud: ownAudience, roles, oid: id('901') }
const desk = (Object.values(allRoutes) as Route[]).filter(({ admits }) => admits === 'reviewer')
const pathOf = ({ path }: Route) => path.replaceAll(/\{\w+\}/g, id('0'))

describe('reviewers in production', () => {
  it('are those of the reviewers’ tenants with a token for the service itself', async (test) => {
    const { url, mint } = await startBorder(test, setup)
    const good = await mint(reviewer)
    assert.equal((await call(url, 'GET', '/vetting/v1/cases', { token: good })).status, 200)
    const me = await call(url, 'GET', '/accredit/v1/me', { token: good })
    assert.equal(me.json.reviewer, true)
    const forged = [
      { roles, aud: ownAudience },
      { roles },
      { ...reviewer, aud: 'https://api.partnercenter.microsoft.com' },
    ]
    for (const claims of forged) {
      const token = await mint(claims)
      for (const route of desk) {
        const body = route.method === 'GET' ? undefined : {}
        const answer = await call(url, route.method, pathOf(route), { token, body })
        assert.equal(answer.status, 403, `${route.path} ${JSON.stringify(claims)}`)
        assert.equal(answer.json.errorName, 'ReviewerNotAllowed')
        assert.equal(answer.json.code, 900150)
      }
      const { json } = await call(url, 'GET', '/accredit/v1/me', { token })
      assert.equal(json.reviewer, false)
    }
    const stranger = await mint({ ...forged[2], oid: id('902') })
    const stream = await call(url, 'GET', '/accredit/v1/events/stream', {
      token: stranger,
      headers: { accept: 'text/event-stream' },
    })
    assert.equal(stream.json.errorName, 'RoleNotAllowed')
  })

  it('bring no application that could act for a partner', async (test) => {
    const { url, mint } = await startBorder(test, setup)
    const alone = { ...reviewer, idtyp: 'app', scp: undefined, roles: undefined }
    const token = await mint(alone)
    for (const path of ['/v1/customers', '/accredit/v1/customers']) {
      assert.equal((await call(url, 'GET', path, { token })).json.errorName, 'RoleNotAllowed')
    }
    const created = await call(url, 'POST', '/v1/customers', { token, body: {} })
    assert.equal(created.json.errorName, 'RoleNotAllowed')
  })

  for (const [missing, options] of [
    ['an audience of its own', { audience: '' }],
    ['reviewers’ tenants', { reviewerTenants: '' }],
  ] as const) {
    it(`are none without ${missing}: no path of the desk exists`, async (test) => {
      const { url, mint, lines } = await startBorder(test, setup, options)
      const tokens = [undefined, await mint(reviewer), await mint({ roles })]
      const paths = [...desk.map(pathOf), '/vetting/v1', '/vetting/v1/other']
      for (const token of tokens) {
        for (const path of paths) {
          for (const method of ['GET', 'POST', 'DELETE']) {
            const { status, json } = await call(url, method, path, { token })
            assert.deepEqual([status, json.code, json.errorName], [404, 1000, 'NotFound'], path)
          }
        }
      }
      const said = lines.filter((line) => line.includes('the vetting desk is closed'))
      assert.equal(said.length, 1)
      assert.match(said[0] ?? '', /ACCREDIT_AUDIENCE and ACCREDIT_REVIEWER_TENANTS/)
    })
  }

  it('are no partner: a tenant that is both is refused at start', async () => {
    await using storage = await sqliteStorage()
    const store = await openEmptyStore(storage)
    await apply(store, setup)
    await store.close()
    const start = (reviewerTenants: string) =>
      startService(
        readConfig(
          { mode: 'production', port: '0', logLevel: 'silent', reviewerTenants, ...storage.config },
          {},
        ),
      )
    const both = `${tenants.reviewers}, ${tenants.partner.toUpperCase()}`
    await assert.rejects(start(both), /names 6f0c3a52-\S+1, which is a partner/)
    await assert.rejects(start('contoso.example'), /"contoso.example", but tenants are GUIDs/)
  })

  it('are no partner: whoever is known as a reviewers’ tenant cannot become one', async (test) => {
    const { storage } = await startBorder(test, {})
    await using store = await openOperator(storage)
    const partner = { id: tenants.reviewers, name: 'Both', domain: 'both.example' }
    const input = { operator, expect: 'new', partner } as const
    const refused = await store.run(upsertPartnerCommand, input, Date.now())
    assert.equal(outcomeOf(refused), 'PartnerIsReviewers')
    const { changes, refusals } = await apply(store, { partners: [partner, contoso] })
    assert.deepEqual(changes, [])
    assert.deepEqual(
      refusals.map(({ path, refused: { name } }) => [path, name]),
      [['partners[0]', 'PartnerIsReviewers']],
    )
  })

  it('need an audience that is not Microsoft’s', async () => {
    await using storage = await sqliteStorage()
    for (const audience of [
      'https://api.partnercenter.microsoft.com/',
      'https://graph.windows.net',
    ]) {
      const config = readConfig(
        { mode: 'production', port: '0', logLevel: 'silent', audience, ...storage.config },
        {},
      )
      await assert.rejects(startService(config), /an audience of your own/)
    }
  })
})

describe('reviewers in the sandbox', () => {
  it('are the vetting staff alone', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken('reviewer1@vetting.accredit.test')
    assert.equal((await service.call('GET', '/vetting/v1/cases', { token })).status, 200)
    const partner = await service.userToken()
    const refused = await service.call('GET', '/vetting/v1/cases', { token: partner })
    assert.equal(refused.json.errorName, 'RoleNotAllowed')
  })
})

describe('claims of a token', () => {
  it('that are missing or of another form are refused, and never an error of the service', async (test) => {
    const { url, mint } = await startBorder(test, setup)
    const get = async (claims: object) =>
      call(url, 'GET', '/v1/customers', { token: await mint({ ...claims }) })
    assert.equal((await get({})).status, 200)
    const later = Math.floor(Date.now() / 1000)
    const refused: [claims: object, reason: RegExp][] = [
      [{ aud: 7 }, /claim aud/],
      [{ aud: {} }, /claim aud/],
      [{ aud: [] }, /claim aud/],
      [{ aud: [7] }, /claim aud/],
      [{ oid: undefined, sub: id('101') }, /claim oid/],
      [{ iat: later + 120 }, /issued in the future/],
      [{ iat: '1' }, /claim iat/],
    ]
    for (const [claims, reason] of refused) {
      const { status, json } = await get(claims)
      assert.deepEqual([status, json.errorName], [401, 'AccessDenied'], JSON.stringify(claims))
      assert.match(json.description, reason)
    }
    assert.equal((await get({ iat: later + 30 })).status, 200)
    for (const scp of ['openid', 'USER_IMPERSONATION', '']) {
      const { status, json } = await get({ scp })
      assert.deepEqual([status, json.code, json.errorName], [403, 900150, 'ScopeNotGranted'])
    }
    assert.equal((await get({ scp: 'openid user_impersonation' })).status, 200)
    const thousand = Array.from({ length: 1_000 }, (_, index) => `R${index}`)
    assert.equal((await get({ roles: thousand })).status, 200)
    const desked = await call(url, 'GET', '/vetting/v1/cases', {
      token: await mint({ ...reviewer, roles: thousand }),
    })
    assert.equal(desked.json.errorName, 'RoleNotAllowed')
    assert.ok(desked.json.description.length < 300)
  })
})
