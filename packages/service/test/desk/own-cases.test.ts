import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, it } from 'node:test'
import {
  deskRoutes,
  type Route,
  type VettingCase,
  type VettingCaseCollection,
  type CaseState,
} from '@accredit/contract'
import { openCase } from '../../src/store/queries/cases.ts'
import { changeCase } from '../../src/store/queries/desk.ts'
import { findCustomer, insertCustomer } from '../../src/store/queries/customers.ts'
import { appendEvent } from '../../src/operations/append-event.ts'
import { insertPartner } from '../../src/store/queries/partners.ts'
import { putReviewer } from '../../src/store/queries/reviewers.ts'
import { openDirectly, type DirectDatabase } from '../main/support/direct-database.ts'
import { contosoTenant, customer, startTestService, type TestService } from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'

const staff = customer('d001')
const reviewer = `${staff}.${customer('d101')}`
const colleague = `${staff}.${customer('d102')}`
const domain = 'hillside-school.example'
const opened = Date.parse('2026-01-05T10:00:00.000Z')

/** A case that was put into the store. */
interface Placed {
  readonly partnerId: string
  readonly customerId: string
  readonly caseId: string
}

// No API makes the reviewers' tenant a partner: should it become one, the desk must still not judge.
const kinds = {
  partner: { partnerId: staff, associatedPartnerId: undefined },
  reseller: { partnerId: contosoTenant, associatedPartnerId: staff },
  other: { partnerId: contosoTenant, associatedPartnerId: randomUUID() },
} as const
const states = ['desk', 'decided', 'shown'] as const satisfies CaseState[]
type Kind = keyof typeof kinds
type Wanted = { kind: Kind; state: (typeof states)[number] }

async function placeCase(database: DirectDatabase, { kind, state }: Wanted): Promise<Placed> {
  const { connection } = database
  const { partnerId, associatedPartnerId } = kinds[kind]
  const model = await findCustomer(connection, {
    partnerId: contosoTenant,
    customerId: customer('01'),
  })
  assert.ok(model)
  const ids = { customerId: randomUUID(), caseId: randomUUID() }
  const name = `Hillside ${kind} ${state}`
  await insertCustomer(connection, {
    ...model,
    partnerId,
    associatedPartnerId,
    id: ids.customerId,
    companyName: name,
    domain: `hillside-${ids.customerId}.onmicrosoft.com`,
  })
  const address = { country: 'PT', city: 'Porto', addressLine1: 'Rua das Flores 12' }
  const about = { id: ids.customerId, companyName: name, domain, address }
  const key = { partnerId, caseId: ids.caseId }
  await openCase(connection, {
    ...key,
    customerId: ids.customerId,
    associatedPartnerId,
    qualification: 'Education',
    state,
    dueAt: null,
    subject: { customer: about, request: { website: domain } },
    correlationId: randomUUID(),
    openedAt: opened,
    slaDueAt: opened,
    openedBy: 'ada@contoso.onmicrosoft.com',
  })
  // Its partner was told that it is overdue: what changes later is of a call.
  const told = `domain = '${domain}', overdue_at = ${opened}`
  await database.query(`update vetting_case set ${told} where id = '${ids.caseId}'`)
  if (state !== 'desk') {
    const decision = { verdict: 'approve', decidedBy: 'ravi', decidedById: colleague } as const
    await changeCase(connection, key, { ...decision, decidedAt: opened })
  }
  if (state === 'shown') await changeCase(connection, key, { shownAt: opened })
  else if (state === 'desk') {
    await changeCase(connection, key, { assignee: 'rosa', assigneeId: reviewer })
  }
  return { partnerId, ...ids }
}

/** Values of each parameter that let placed cases through. */
const filters: Record<keyof typeof deskRoutes.listCases.query, (found: Placed) => string[]> = {
  state: () => ['open', 'desk', 'decided', 'shown', 'all'],
  assignee: () => ['me', 'none', reviewer, 'reviewer1@vetting.accredit.test'],
  customer: ({ customerId }) => [customerId],
  company: () => ['hillside'],
  country: () => ['PT'],
  age: () => ['overdue', 'over-1-day', 'over-3-days'],
  confirmation: () => ['needed', 'mine'],
  size: () => ['1', '2', '500'],
  after: () => [`${opened - 1}.${customer('1')}`],
}

const bodies: Partial<Record<keyof typeof deskRoutes, object>> = {
  assignCase: { assignee: reviewer },
  noteCase: { text: 'Fine by me.' },
  decideCase: { verdict: 'approve' },
}

onEveryStore('a case of the reviewer’s own tenant', (makeStorage) => {
  let storage: TestStorage
  let service: TestService
  let database: DirectDatabase
  let token: string
  const own: Placed[] = []
  const others: Placed[] = []
  before(async () => {
    storage = await makeStorage()
    service = await startTestService(storage, { twoPersons: 'on' })
    database = await openDirectly(storage)
    token = await service.userToken('reviewer1@vetting.accredit.test')
    await insertPartner(database.connection, {
      id: staff,
      name: 'The desk itself',
      domain: 'desk.example',
      createdAt: opened,
    })
    for (const state of states) {
      others.push(await placeCase(database, { kind: 'other', state }))
      for (const kind of ['partner', 'reseller'] as const) {
        own.push(await placeCase(database, { kind, state }))
      }
    }
  })
  after(async () => {
    await database[Symbol.asyncDispose]()
    await service.stop()
    await storage[Symbol.asyncDispose]()
  })

  const names = (text: string, { customerId, caseId }: Placed) =>
    text.includes(caseId) || text.includes(customerId)
  const hides = (text: string, what: string) => {
    for (const placed of own) assert.ok(!names(text, placed), `${what} tells of ${placed.caseId}`)
  }

  for (const [name, route] of Object.entries(deskRoutes) as [keyof typeof deskRoutes, Route][]) {
    if (route.path.includes('{caseId}')) {
      it(`is not there for ${name}`, async () => {
        const call = (caseId: string) =>
          service.call(route.method, route.path.replace('{caseId}', caseId), {
            token,
            headers: { 'if-match': '"2"' },
            ...(bodies[name] && { body: bodies[name] }),
          })
        const rows = () =>
          Promise.all(
            ['vetting_case', 'case_entry', 'event'].map((table) =>
              database.query(`select * from ${table}`),
            ),
          )
        const earlier = await rows()
        const unknown = randomUUID()
        const missing = await call(unknown)
        assert.equal(missing.status, 404)
        for (const { caseId } of own) {
          const refused = await call(caseId)
          assert.equal(refused.status, 404, refused.text)
          const plain = (text: string, id: string) =>
            text.replaceAll(id, '').replaceAll(/"correlationId":"[^"]*"/g, '')
          assert.equal(plain(refused.text, caseId), plain(missing.text, unknown))
        }
        assert.deepEqual(await rows(), earlier, 'nothing has changed')
        const there = await Promise.all(others.map(({ caseId }) => call(caseId)))
        const statuses = there.map(({ status }) => status)
        assert.ok(!statuses.includes(404), `those of others are: ${statuses.join()}`)
      })
    } else if (route.query) {
      for (const [parameter, valuesFor] of Object.entries(filters)) {
        it(`is in no list of ${name} by ${parameter}`, async () => {
          let seen = 0
          for (const value of new Set([...own, ...others].flatMap(valuesFor))) {
            const all = parameter === 'state' ? '' : '&state=all'
            const wanted = `${parameter}=${encodeURIComponent(value)}${all}`
            let next = ''
            do {
              const path = `${route.path}?${wanted}${next && `&after=${next}`}`
              const answer = await service.call(route.method, path, { token })
              assert.equal(answer.status, 200, answer.text)
              hides(answer.text, wanted)
              seen += others.filter((one) => names(answer.text, one)).length
              next = answer.json.next ?? ''
            } while (next !== '')
          }
          assert.ok(seen > 0, 'those of others are found')
        })
      }
    } else {
      it(`is not told of by ${name}`, async () => {
        const answer = await service.call(route.method, route.path, { token })
        assert.equal(answer.status, 200)
        hides(answer.text, name)
      })
    }
  }

  it('is not among the earlier cases of another one', async () => {
    const [{ caseId }] = others as [Placed]
    const answer = await service.call('GET', `/vetting/v1/cases/${caseId}`, { token })
    const found = answer.json as VettingCase
    const rest = others.slice(1).map((one) => one.caseId)
    assert.deepEqual(found.earlier.map(({ id }) => id).toSorted(), rest.toSorted())
    hides(answer.text, 'the case')
  })

  it('is not followed, neither what was nor what is', async () => {
    const closing = new AbortController()
    const tell = async ({ partnerId, customerId, caseId }: Placed) =>
      appendEvent(database.connection, {
        partnerId,
        customerId,
        type: 'case.changed',
        at: opened,
        correlationId: caseId,
        data: { caseId, state: 'desk' },
      })
    for (const placed of [...own, ...others]) await tell(placed)
    const response = await fetch(`${service.url}/accredit/v1/events/stream`, {
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'text/event-stream',
        'last-event-id': '0',
      },
      signal: closing.signal,
    })
    let told = ''
    let more = [...own, ...others]
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      told += chunk
      const heard = others.map(({ caseId }) => told.split(caseId).length - 1)
      if (heard.every((times) => times >= 1)) {
        for (const placed of more) await tell(placed)
        more = []
      }
      if (heard.every((times) => times >= 2)) break
    }
    closing.abort()
    hides(told, 'the stream')
  })

  it('is given to nobody of that tenant by a colleague of another one', async () => {
    const ada = `${contosoTenant}.${customer('a101')}`
    const name = 'ada@contoso.onmicrosoft.com'
    const seen = { id: ada, userPrincipalName: name, nameKey: name, displayName: 'Ada' }
    await putReviewer(database.connection, { ...seen, seenAt: opened })
    const placed = await placeCase(database, { kind: 'other', state: 'desk' })
    const path = `/vetting/v1/cases/${placed.caseId}/assignment`
    for (const assignee of [ada, name]) {
      const refused = await service.call('POST', path, { token, body: { assignee } })
      assert.deepEqual([refused.status, refused.json.errorName], [403, 'AssigneeNotAllowed'])
    }
    assert.equal(
      (await service.call('POST', path, { token, body: { assignee: colleague } })).status,
      200,
    )
  })

  it('is one from the moment that the partner asks', async () => {
    const partner = await service.userToken()
    const ask = async (associatedPartnerId: string | undefined) => {
      const name = `asked${associatedPartnerId?.slice(-4) ?? ''}`
      const created = await service.call('POST', '/v1/customers', {
        token: partner,
        body: {
          companyProfile: { domain: `${name}.onmicrosoft.com` },
          billingProfile: {
            firstName: 'Rosa',
            lastName: 'Lima',
            email: `office@${name}.example`,
            culture: 'en-US',
            language: 'en',
            companyName: `Asked ${name}`,
            defaultAddress: {
              country: 'US',
              city: 'Redmond',
              state: 'WA',
              addressLine1: '4001 156th Ave',
              postalCode: '98052',
              phoneNumber: '4255550101',
            },
          },
          associatedPartnerId,
        },
      })
      assert.equal(created.status, 201, created.text)
      const path = `/v1/customers/${created.json.id}/qualifications`
      const body = { qualification: 'Education', educationSegment: 'K12' }
      assert.equal((await service.call('POST', path, { token: partner, body })).status, 201)
    }
    await ask(undefined)
    await ask(staff.toUpperCase())
    const path = '/vetting/v1/cases?state=all&company=asked'
    const { items } = (await service.call('GET', path, { token })).json as VettingCaseCollection
    assert.deepEqual(
      items.map(({ companyName }) => companyName),
      ['Asked asked'],
    )
  })
})
