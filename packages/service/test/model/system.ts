import assert from 'node:assert/strict'
import { slugOfReason, type VettingCaseCollection } from '@accredit/contract'
import { seededCodes, seededCustomers } from '../../src/sandbox/seed-data.ts'
import { contoso, fabrikam } from '../../src/sandbox/sandbox-directory.ts'
import {
  startTestService,
  until,
  type TestAnswer,
  type TestCall,
  type TestService,
} from '../support/service.ts'
import type { TestStorage } from '../support/stores.ts'
import type { Caller, Moved, PartnerName, ReadKind, Script, Wanted, Write } from './calls.ts'

/** An answer, with the ids of created customers as the model names them. */
export interface SeenAnswer {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any
}

/** A service that does what the model says, or does not. */
export interface System extends AsyncDisposable {
  readonly name: string
  reset(): Promise<void>
  advance(milliseconds: number): Promise<void>
  /** Waits until the worker has moved these cases. */
  waitFor(moved: readonly Moved[]): Promise<void>
  write(write: Write): Promise<SeenAnswer>
  read(partner: PartnerName, caller: Caller, kind: ReadKind, customer: string): Promise<SeenAnswer>
  decide(customer: string, verdict: 'approve' | { deny: string }): Promise<SeenAnswer>
  takeBack(customer: string): Promise<SeenAnswer>
}

/** The time that stands still in both systems, but for what is asked of the sandbox’s clock. */
export const start = Date.parse('2026-11-23T08:00:00.000Z')
const caseIds = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
const partnerIds = { contoso: contoso.id, fabrikam: fabrikam.id }

/** Starts a service whose clock moves only when it is told to. */
export async function startSystem(storage: TestStorage): Promise<System> {
  const service = await startTestService(
    storage,
    { vettingDelay: 'PT5S', showDelay: 'PT30S' },
    { realNow: () => start },
  )
  const tokens = await fetchTokens(service)
  const reviewer = await service.userToken('reviewer1@vetting.accredit.test')
  /** Ids of created customers by the model’s names. */
  let ids = new Map<string, string>()
  /** Secrets that only their own partner may read. */
  let secrets = seededSecrets()
  let now = start

  const idOf = (customer: string) => ids.get(customer) ?? customer

  const call = async (
    partner: PartnerName,
    caller: Caller,
    method: string,
    path: string,
    options: TestCall = {},
  ): Promise<SeenAnswer> => {
    const answer = await service.call(method, path, { token: tokens[partner][caller], ...options })
    const sent = path + JSON.stringify(options.body ?? '')
    const other = partner === 'contoso' ? 'fabrikam' : 'contoso'
    for (const secret of secrets[other]) {
      // A caller's own words may be repeated to that caller.
      if (sent.includes(secret.replaceAll('"', ''))) continue
      const seen = answer.text.includes(secret)
      assert.ok(!seen, `${service.url}: ${other}’s ${secret} in ${method} ${path}: ${answer.text}`)
    }
    return rename(answer)
  }

  const rename = ({ status, text }: Pick<TestAnswer, 'status' | 'text'>): SeenAnswer => {
    let named = text
    for (const [name, id] of ids) named = named.replaceAll(id, name)
    return { status, json: named === '' ? undefined : (JSON.parse(named) as unknown) }
  }

  const findCase = async (customer: string) => {
    const path = `/vetting/v1/cases?state=all&customer=${idOf(customer)}`
    const { json } = await service.call('GET', path, { token: reviewer })
    const found = (json as VettingCaseCollection).items.at(-1)
    assert.ok(found, `${customer} has no case`)
    return found
  }

  const atDesk = async (customer: string, method: string, body?: unknown) => {
    const { id } = await findCase(customer)
    const found = await service.call('GET', `/vetting/v1/cases/${id}`, { token: reviewer })
    const answer = await service.call(method, `/vetting/v1/cases/${id}/decision`, {
      token: reviewer,
      body,
      headers: { 'if-match': `"${found.json.etag}"` },
    })
    const { json, status } = rename(answer)
    // Ids of cases are each system’s own.
    const text = JSON.stringify(json).replaceAll(caseIds, 'case')
    return { status, json: JSON.parse(text) as unknown }
  }

  return {
    name: storage.dialect,
    async reset() {
      assert.equal((await service.call('POST', '/sandbox/v1/reset')).status, 204)
      ids = new Map()
      secrets = seededSecrets()
      now = start
    },
    async advance(milliseconds) {
      now += milliseconds
      await service.advance(`PT${milliseconds / 1000}S`)
    },
    async waitFor(moved) {
      for (const { customer, state } of moved) {
        await until(
          () => findCase(customer),
          (found) => found.state === state,
          `${storage.dialect}: the case of ${customer} is ${state}`,
        )
      }
    },
    async write({ action, caller, partner, requestId }) {
      const send = (method: string, path: string, body?: unknown) =>
        call(partner, caller, method, path, { requestId, body })
      if (action.kind === 'create') {
        const answer = await send('POST', '/v1/customers', draftOf(action))
        const id: unknown = answer.json?.id
        if (answer.status === 201 && typeof id === 'string' && !id.startsWith('created-')) {
          ids.set(`created-${ids.size + 1}`, id)
          // Domains wander from one partner to another in time; ids and names do not.
          secrets[partner].push(id, action.name)
          return rename({ status: 201, text: JSON.stringify(answer.json) })
        }
        return answer
      }
      const path = `/v1/customers/${idOf(action.customer)}`
      switch (action.kind) {
        case 'delete':
          return send('DELETE', path)
        case 'unlink':
          return send('PATCH', path, { relationshipToPartner: 'none' })
        default: {
          const { wanted } = action
          const query = wanted.queryCode === undefined ? '' : `?code=${wanted.queryCode}`
          return action.kind === 'post'
            ? send('POST', `${path}/qualifications${query}`, bodyOf(wanted))
            : send('PUT', `${path}/qualification${query}`, bodyOf(wanted))
        }
      }
    },
    async read(partner, caller, kind, customer) {
      const path = `/v1/customers/${idOf(customer)}`
      const places: Record<ReadKind, string> = {
        qualifications: `${path}/qualifications`,
        qualification: `${path}/qualification`,
        validation: `${path}/validations`,
        codes: '/v1/customers/all/validations',
        customers: '/v1/customers',
        customer: path,
        audit: `/v1/auditrecords?startDate=${dayBefore(now, 80)}&endDate=${dayBefore(now, 0)}`,
      }
      return call(partner, caller, 'GET', places[kind])
    },
    decide: (customer, verdict) =>
      atDesk(
        customer,
        'POST',
        verdict === 'approve' ? { verdict } : { verdict: 'deny', reason: verdict.deny },
      ),
    takeBack: (customer) => atDesk(customer, 'DELETE'),
    [Symbol.asyncDispose]: () => service.stop(),
  }
}

function dayBefore(now: number, days: number): string {
  return new Date(now - days * 86_400_000).toISOString().slice(0, 10)
}

function bodyOf({ bodyCode, qualification, script, segment }: Wanted) {
  return {
    qualification,
    website: websiteOf(script),
    ...(segment !== undefined && { educationSegment: segment }),
    ...(bodyCode !== undefined && { validationCode: bodyCode }),
  }
}

function websiteOf(script: Script): string {
  const name = typeof script === 'string' ? script : `deny-${slugOfReason(script.deny)}`
  return `${name}.accredit.test`
}

function draftOf({ domain, name }: { domain: string; name: string }) {
  return {
    companyProfile: { domain },
    billingProfile: {
      email: 'office@created.example',
      culture: 'en-US',
      language: 'en',
      companyName: name,
      defaultAddress: {
        country: 'US',
        addressLine1: '1 Microsoft Way',
        city: 'Redmond',
        state: 'WA',
        postalCode: '98052',
      },
    },
  }
}

async function fetchTokens(
  service: TestService,
): Promise<Record<PartnerName, Record<Caller, string>>> {
  const contosoUser = (name: string) => service.userToken(`${name}@contoso.onmicrosoft.com`)
  const [admin, sales, helpdesk, noMfa] = await Promise.all(
    ['admin', 'sales', 'helpdesk', 'nomfa'].map(contosoUser),
  )
  const other = await service.userToken('admin@fabrikam.onmicrosoft.com')
  assert.ok(admin && sales && helpdesk && noMfa)
  return {
    contoso: { admin, sales, helpdesk, noMfa, app: await service.appToken() },
    // Fabrikam has one user.
    fabrikam: {
      admin: other,
      sales: other,
      helpdesk: other,
      noMfa: other,
      app: await service.appToken('fabrikam'),
    },
  }
}

function seededSecrets(): Record<PartnerName, string[]> {
  const of = (partner: PartnerName) => [
    ...seededCustomers
      .filter(({ partnerId }) => partnerId === partnerIds[partner])
      .flatMap(({ domain, id, name }) => [id, name, domain]),
    ...seededCodes
      .filter(({ partnerId }) => partnerId === partnerIds[partner])
      .map(({ id }) => `"${id}"`),
    partnerIds[partner],
  ]
  return { contoso: of('contoso'), fabrikam: of('fabrikam') }
}
