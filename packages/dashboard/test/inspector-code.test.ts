import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { createPartner, sandboxControls, type JournalEntry, type Partner } from '@accredit/client'
import { customer, startTestService, type TestService } from '../../service/test/support/service.ts'
import { writeClientCall } from '../src/inspector/client-calls.ts'
import { writeCurl, writeFetch } from '../src/inspector/write-code.ts'

const reviewer = 'reviewer1@vetting.accredit.test'
const openCase = 'c0de0000-0000-4000-8000-00000000ca12'

function connect(service: TestService, user?: string): Partner {
  return createPartner({
    baseUrl: service.url,
    credential: {
      getToken: async () => ({
        token: await service.userToken(user),
        expiresOnTimestamp: Date.now() + 60_000,
      }),
    },
    retries: 0,
  })
}

/** Makes calls of many kinds; what they are answered does not matter. */
async function callAll(partner: Partner, desk: Partner): Promise<void> {
  const northwind = partner.customers.byId(customer('01'))
  const { billing } = northwind.profiles
  const profile = await billing.get()
  const [waiting] = (await desk.desk.list({ state: 'desk', company: 'Bellows' })).items
  const found = desk.desk.byId(waiting?.id ?? openCase)
  const calls: (() => PromiseLike<unknown>)[] = [
    () => partner.customers.list(),
    () =>
      partner.customers.query({
        size: 2,
        filter: { field: 'CompanyName', operator: 'starts_with', value: 'O\'Neill & "Sons"' },
      }),
    () => northwind.get(),
    () => northwind.qualification.getQualifications(),
    () => northwind.qualification.get(),
    () =>
      northwind.qualification.createQualifications({
        qualification: 'Education',
        website: 'école.example',
      }),
    () =>
      northwind.qualification.createQualifications(
        { qualification: 'GovernmentCommunityCloud' },
        { code: '67890' },
      ),
    () => northwind.qualification.update('StateOwnedEntity'),
    () => billing.update({ ...profile, companyName: 'Northwind `$HOME` \\ School' }),
    () => northwind.profiles.company.get(),
    () => northwind.validationStatus.get(),
    () => northwind.validations.get(),
    () => partner.validations.codes(),
    () => partner.validations.validateAddress({ country: 'US', city: 'Redmond' }),
    () => partner.countryValidationRules.byCountry('PT').get(),
    () => partner.domains.byDomain('contoso.onmicrosoft.com').exists(),
    () => partner.auditRecords.query({ start: new Date(), size: 5 }),
    () => partner.insight.me(),
    () => partner.insight.customers({ search: 'wing tip', size: 3 }),
    () => partner.insight.vetting(customer('12')),
    () => partner.insight.precheck(customer('02'), { qualification: 'Education' }),
    () => partner.insight.overview(),
    () => desk.desk.reviewers(),
    () => found.get(),
    () => found.assign(reviewer),
    () => found.note('It isn’t\nclear.'),
    () => found.decide({ verdict: 'approve' }, { etag: '"1"' }),
  ]
  for (const call of calls) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as the journal has them
    await Promise.resolve(call()).catch(() => undefined)
  }
}

/** The request itself; a query may be escaped in more than one way, and what is veiled is veiled again. */
const told = ({ method, path, query = '', received }: JournalEntry) => ({
  method,
  path,
  query: [...new URLSearchParams(query)].map(([name, value]) => [name, value.replace(/^….*/, '…')]),
  received,
})

describe('a request that is copied', () => {
  it('is sent as it was by curl, by fetch and by the client', async () => {
    await using service = await startTestService(undefined)
    const controls = sandboxControls({ baseUrl: service.url })
    const [partner, desk] = [connect(service), connect(service, reviewer)]
    await callAll(partner, desk)
    const entries = await controls.requests()
    assert.ok(entries.length > 25, `${entries.length} requests`)
    const run = async (code: string, ofDesk: boolean) => {
      const token = await service.userToken(ofDesk ? reviewer : undefined)
      const text = `export default async (partner, token, console) => {\n${code}\n}`
      const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
        default: (partner: Partner, token: string, console: object) => Promise<void>
      }
      await module.default(ofDesk ? desk : partner, token, { log: () => undefined })
    }
    for (const entry of entries) {
      const ofDesk = entry.path.startsWith('/vetting/')
      const sent = async (how: () => Promise<unknown>, what: string) => {
        const { at } = entry
        await how().catch(() => undefined)
        const [last] = await controls.requests({ limit: 1 })
        assert.ok(last && last.id !== entry.id, `${what}: nothing was sent (${at})`)
        assert.deepEqual(told(last), told(entry), what)
        return last
      }
      const name = entry.operation ?? entry.path
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as the journal has them
      await sent(() => run(writeFetch(entry, service.url), ofDesk), `fetch: ${name}`)
      // oxlint-disable-next-line no-await-in-loop -- as above
      const TOKEN = await service.userToken(ofDesk ? reviewer : undefined)
      const env = { ...process.env, TOKEN }
      const curl = writeCurl(entry, service.url)
      // oxlint-disable-next-line no-await-in-loop -- as above
      await sent(() => promisify(execFile)('sh', ['-c', curl], { env }), `curl: ${name}`)
      const call = writeClientCall(entry)
      assert.ok(call, name)
      // oxlint-disable-next-line no-await-in-loop -- as above
      await sent(() => run(call, ofDesk), `client: ${name}`)
    }
  })
})
