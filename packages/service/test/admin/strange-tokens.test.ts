import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openDirectly } from '../main/support/direct-database.ts'
import { call } from '../support/service.ts'
import { ownAudience, startBorder, tenants } from './border.ts'
import { id } from './operator.ts'

const setup = {
  partners: [
    {
      id: tenants.partner,
      name: 'Contoso',
      domain: 'contoso.example',
      members: [{ id: id('101'), userPrincipalName: 'ada@contoso.example', roles: ['AdminAgent'] }],
      applications: [{ id: id('301'), allows: ['user', 'app-read', 'app-write'] }],
    },
  ],
}
const review = { tid: tenants.reviewers, aud: ownAudience, roles: ['Vetting.Review'] }

describe('strange tokens that the authority signed', () => {
  it('make no application of a user, and no other person of a reviewer', async (test) => {
    const { url, mint } = await startBorder(test, setup)
    const read = async (path: string, claims: object) =>
      call(url, 'GET', path, { token: await mint({ ...claims }) })
    const bare = { scp: undefined, preferred_username: undefined, amr: ['pwd'] }
    const list = '/v1/customers'
    assert.equal((await read(list, { ...bare, idtyp: 'app' })).status, 200)
    for (const claims of [
      { scp: ['user_impersonation'] },
      { preferred_username: ['ada@contoso.example'] },
      { idtyp: ['app'] },
      { appid: id('302') },
    ]) {
      assert.equal((await read(list, { ...bare, ...claims })).status, 401, JSON.stringify(claims))
    }
    for (const claims of [{ scp: '' }, { idtyp: 'user' }]) {
      const refused = await read(list, { ...bare, ...claims })
      assert.equal(refused.json.errorName, 'ScopeNotGranted', JSON.stringify(claims))
    }

    const desk = '/vetting/v1/cases'
    assert.equal((await read(desk, { ...review, oid: id('501') })).status, 200)
    for (const oid of [`${id('501')} `, `${id('501')}\u200B`, 'rita']) {
      const refused = await read(desk, { ...review, oid })
      assert.equal(refused.json.errorName, 'AccessDenied', JSON.stringify(oid))
    }
  })

  it('have their texts shown with codes for what nobody sees', async (test) => {
    const { url, mint } = await startBorder(test, setup)
    const token = await mint({ ...review, roles: ['a\u202Eb\u2028c'] })
    const { json } = await call(url, 'GET', '/vetting/v1/cases', { token })
    assert.match(json.description, / has a\\u202eb\\u2028c\./)
    assert.deepEqual(JSON.parse(json.parameters.rules)[0].values.held, ['a\\u202eb\\u2028c'])
  })
})

describe('a reviewer whose tenant becomes a partner', () => {
  it('follows the events of all partners no longer', { timeout: 30_000 }, async (test) => {
    const { url, mint, storage } = await startBorder(test, setup)
    const headers = { authorization: `Bearer ${await mint({ ...review, oid: id('501') })}` }
    const stream = await fetch(`${url}/accredit/v1/events/stream`, { headers })
    assert.equal(stream.status, 200)
    const ended = stream.text()
    // Operators are refused this, so that it is written past the service, with all that a partner's user needs.
    await using database = await openDirectly(storage)
    for (const sql of [
      `insert into partner (id, name, domain, created_at) values ('${tenants.reviewers}', 'Sneaky', 'sneaky.example', 0)`,
      `insert into application (partner_id, application_id, rights) values ('${tenants.reviewers}', '${id('301')}', '["user"]')`,
      `insert into member (partner_id, object_id, user_principal_name, display_name, csp_roles) values ('${tenants.reviewers}', '${id('501')}', 'rita@review.example', 'Rita', '["AdminAgent"]')`,
    ]) {
      await database.query(sql)
    }
    assert.match(await ended, /^retry: /)
    const again = await call(url, 'GET', '/accredit/v1/me', {
      token: headers.authorization.slice(7),
    })
    assert.equal(again.json.reviewer, false)
    assert.deepEqual(again.json.cspRoles, ['AdminAgent'])
  })
})
