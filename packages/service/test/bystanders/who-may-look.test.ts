import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { showCaseCommand } from '../../src/operations/desk/show-case.ts'
import { openStore } from '../../src/store/open-store.ts'
import { openDirectly, type DirectDatabase } from '../main/support/direct-database.ts'
import { mintToken, type TokenWishes } from '../main/support/mint-token.ts'
import { fillWithLookalikes } from '../support/fill-with-lookalikes.ts'
import { deskCase, lookalikeWebhook, now, partners, past, tenants } from '../support/lookalikes.ts'
import { contosoApp, startTestService, type TestService } from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'
import { readEveryRow } from '../support/watch-rows.ts'
import {
  addressesOf,
  changedReads,
  partnerReads,
  readEverything,
  unusedParameters,
  type Told,
} from './partner-reads.ts'
import { readEvents } from './read-events.ts'

/** The applications of the two partners. */
const applications = { A: contosoApp.replace('a0aa', 'b0aa'), B: contosoApp }

/** Reads that tell nothing of what a partner has: of the world, and of who calls. */
const ofNobody = [
  'getRelationshipRequest',
  'findDomain',
  'getCountryValidationRules',
  'listRegistrationEvents',
  'getSignedIn',
  'getLimits',
]

onEveryStore('a partner among look-alikes', (makeStorage) => {
  let storage: TestStorage
  let direct: DirectDatabase
  let service: TestService
  let auditIds: string[]

  /** A token of a user whom both partners have, or of another one. */
  const tokenOf = (partner: 'A' | 'B', wishes: TokenWishes = {}) =>
    mintToken(service, {
      tenant: partners[partner],
      user: 'e102',
      ...wishes,
      claims: {
        azp: applications[partner],
        iat: now / 1000,
        nbf: now / 1000,
        exp: now / 1000 + 3600,
        ...wishes.claims,
      },
    })
  const look = async (partner: 'A' | 'B') =>
    // Whose roles let them read everything.
    readEverything(
      service,
      await tokenOf(partner, partner === 'B' ? { user: 'e101' } : {}),
      auditIds,
    )
  const events = async (partner: 'A' | 'B') =>
    readEvents(service, direct, partners[partner], await tokenOf(partner))
  const listAuditIds = async (partner: 'A' | 'B') => {
    const token = await tokenOf(partner)
    const { json } = await service.call('GET', '/v1/auditrecords', { token })
    return json.items.map(({ id }: { id: string }) => id) as string[]
  }

  before(async () => {
    storage = await makeStorage()
    await (await openStore(storage.config)).close()
    direct = await openDirectly(storage)
    await fillWithLookalikes(direct.connection)
    // Somebody whom only the other partner has.
    await direct.query(
      `insert into member (partner_id, object_id, user_principal_name, display_name, csp_roles)
       values ('${partners.B}', 'c0de0000-0000-4000-8000-00000000e103', 'o@x', 'O', '["AdminAgent"]')`,
    )
    // Tests of the registrations, whose outcome can be read.
    for (const partner of ['A', 'B'] as const) {
      await direct.query(
        `update event set endpoint_id = '${lookalikeWebhook(partner, 'second')}', at = ${past}
         where partner_id = '${partners[partner]}' and at < ${past}`,
      )
    }
    service = await startTestService(storage, { worker: 'off' }, { realNow: () => now })
    auditIds = [...(await listAuditIds('A')), ...(await listAuditIds('B'))]
  })
  after(async () => {
    await service.stop()
    await direct[Symbol.asyncDispose]()
    await storage[Symbol.asyncDispose]()
  })

  it('reads with every parameter that the routes have', () => {
    assert.ok(partnerReads.length >= 18)
    for (const [name, route] of partnerReads) {
      assert.deepEqual(unusedParameters(name, route), [], `${name}: extend partner-reads.ts`)
    }
  })

  it('tells nothing to users without a role, and roles with one partner are none with another', async () => {
    for (const user of ['e1ff', 'e103']) {
      const token = await tokenOf('A', { user })
      for (const [name, route] of partnerReads) {
        if (route.roles.length === 0) continue
        for (const address of addressesOf(name, route, auditIds)) {
          const answer = await service.call(route.method, address, { token })
          assert.equal(answer.status, 403, `${user} at ${address}`)
          if (route.method === 'GET') assert.equal(answer.json.errorName, 'RoleNotAllowed', address)
        }
      }
      const stream = await service.call('GET', '/accredit/v1/events/stream', { token })
      assert.equal(stream.json.errorName, 'RoleNotAllowed')
    }
  })

  it('refuses the place that another partner has in a list', async () => {
    for (const path of ['/v1/customers', '/v1/auditrecords', '/auditactivity/v1/auditrecords']) {
      const own = await service.call('GET', `${path}?size=1`, { token: await tokenOf('B') })
      const place = String(own.json.links.next.headers[0].value)
      const next = async (partner: 'A' | 'B') =>
        service.call('GET', `${path}?size=1&seekOperation=Next`, {
          token: await tokenOf(partner),
          headers: { 'ms-continuationtoken': place },
        })
      assert.equal((await next('B')).status, 200)
      assert.equal((await next('A')).json.errorName, 'InvalidQuery', path)
    }
  })

  it('is not told of a verdict before it is shown, in any read', async () => {
    const reviewer = await service.userToken('reviewer1@vetting.accredit.test')
    const [told, heard] = [await look('A'), await events('A')]
    const verdicts = {
      X: { verdict: 'deny', reason: 'Not an Academic Domain', publicNote: 'No school.' },
      Y: { verdict: 'approve', publicNote: 'A school.' },
    } as const
    for (const [tenant, body] of Object.entries(verdicts)) {
      const path = `/vetting/v1/cases/${deskCase('A', tenant as 'X' | 'Y')}`
      const note = { text: 'A private note.' }
      const noted = await service.call('POST', `${path}/notes`, { token: reviewer, body: note })
      const assignee = 'reviewer1@vetting.accredit.test'
      await service.call('POST', `${path}/assignment`, { token: reviewer, body: { assignee } })
      assert.equal(noted.status, 201)
      const headers = { 'if-match': '*' }
      const decided = await service.call('POST', `${path}/decision`, {
        token: reviewer,
        body,
        headers,
      })
      assert.equal(decided.status, 200, decided.text)
    }
    assert.deepEqual(changedReads(told, await look('A')), [])
    assert.deepEqual(await events('A'), heard)

    for (const tenant of ['X', 'Y'] as const) {
      const key = { partnerId: partners.A, customerId: tenants[tenant] }
      const shown = { ...key, caseId: deskCase('A', tenant) }
      assert.ok(await service.running.store.run(showCaseCommand, shown, now + 60_000))
    }
    // Every read that shows it then could have leaked it.
    assert.deepEqual(changedReads(told, await look('A')), [
      'getCustomerVetting',
      'getOverview',
      'getQualification',
      'getQualifications',
      'getReport',
      'listAuditActivity',
      'listAuditRecords',
      'listCustomerOverviews',
      'listEvents',
    ])
    assert.equal((await events('A')).length, heard.length + 2)
  })

  it('is told the same whatever another partner has', async () => {
    const told: Record<'A' | 'B', Told> = { A: await look('A'), B: await look('B') }
    const heard = { A: await events('A'), B: await events('B') }
    await removeRowsOf(direct, partners.B)
    assert.deepEqual(changedReads(told.A, await look('A')), [])
    assert.deepEqual(await events('A'), heard.A)
    // Every read of the other partner lost something, so that each of them could have leaked it.
    const lost = changedReads(told.B, await look('B'))
    assert.deepEqual(
      partnerReads.map(([name]) => name).filter((name) => !lost.includes(name)),
      ofNobody,
    )
    assert.deepEqual(await events('B'), [])
    assert.notDeepEqual(heard.B, [])
  })
})

/** Tables that say who may call. */
const ofCallers = new Set(['member', 'application'])

/** Takes away all that a partner has, but its users and applications. */
async function removeRowsOf(direct: DirectDatabase, partnerId: string): Promise<void> {
  const tables = [...(await readEveryRow(direct.connection))]
    .filter(([table, { rows }]) => !ofCallers.has(table) && rows.some((row) => 'partner_id' in row))
    .map(([table]) => table)
  // Rows that others refer to go once those are gone.
  for (let left = tables; left.length > 0;) {
    const again: string[] = []
    for (const table of left) {
      await direct
        .query(`delete from ${table} where partner_id = '${partnerId}'`)
        .catch(() => again.push(table))
    }
    if (again.length === left.length) throw new Error(`cannot empty ${again.join(', ')}`)
    left = again
  }
}
