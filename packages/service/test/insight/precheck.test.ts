import assert from 'node:assert/strict'
import { it } from 'node:test'
import { settableQualifications, type QualificationPrecheck } from '@accredit/contract'
import { openDirectly } from '../main/support/direct-database.ts'
import { customer, startTestService, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { readEveryRow } from '../support/watch-rows.ts'

const reviewer = 'reviewer1@vetting.accredit.test'
const pathOf = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`
const some = ['01', '04', '05', '06', '07', '08', '10', '12']

/** Requests that fail at each of the rules, and some that do not. */
const requests = [
  ...['10001', 'unknown'].map((validationCode) => ({
    qualification: 'GovernmentCommunityCloud',
    validationCode,
  })),
  ...settableQualifications.map((qualification) => ({ qualification })),
  { qualification: 'education', educationSegment: 'k12', website: 'school.example' },
  { qualification: 'Education', educationSegment: 'K13' },
  { qualification: 'Education', educationSegment: 'K12', website: 'two words' },
]

async function precheck(
  service: TestService,
  digits: string,
  body: unknown,
  token: string,
): Promise<QualificationPrecheck> {
  const answer = await service.call('POST', `/accredit${pathOf(digits)}/precheck`, { token, body })
  assert.equal(answer.status, 200, answer.text)
  return answer.json as QualificationPrecheck
}

const rulesOf = ({ findings }: QualificationPrecheck) => findings.map(({ rule }) => rule)

onEveryStore('the pre-check of a request', (makeStorage) => {
  it('answers as the request itself would be answered, and writes nothing', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    await using direct = await openDirectly(storage)
    const token = await service.userToken()
    const before = await readEveryRow(direct.connection)
    for (const body of requests) await precheck(service, '01', body, token)
    assert.deepEqual(await readEveryRow(direct.connection), before)
    const seen = new Set<string>()
    for (const digits of some) {
      for (const body of requests) {
        const { outcome, findings } = await precheck(service, digits, body, token)
        const asked = await service.call('POST', pathOf(digits), { token, body })
        const [first] = findings
        const told = `${digits} ${JSON.stringify(body)}: ${asked.text}`
        assert.equal(asked.json.errorName, outcome === 'refused' ? first?.rule : undefined, told)
        if (outcome !== 'refused') continue
        assert.equal(asked.json.description, first?.text, told)
        const { fidelity: _, ...parameters } = asked.json.parameters
        assert.deepEqual(parameters, first?.values, told)
        seen.add(first?.rule ?? '')
      }
    }
    assert.deepEqual([...seen].toSorted(), [
      'InsufficientPrivileges',
      'InvalidEducationSegment',
      'InvalidWebsite',
      'QualificationAlreadySet',
      'QualificationCombinationNotAllowed',
      'QualificationInReview',
      'ValidationCodeExhausted',
      'ValidationCodeInvalid',
      'ValidationCodeRequired',
      'VerificationRequestLimitReached',
    ])
  })

  it('shows exactly what the case will hold, also where company and bill differ', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const token = await service.userToken()
    const profile = `/v1/customers/${customer('01')}/profiles/billing`
    const stored = (await service.call('GET', profile, { token })).json
    const defaultAddress = { ...stored.defaultAddress, addressLine1: '7 Bill Street' }
    const changed = {
      ...stored,
      companyName: 'Northwind Bills',
      email: 'bills@northwind-primary.example',
      defaultAddress,
    }
    const headers = { 'if-match': stored.attributes.etag }
    const saved = await service.call('PUT', profile, { token, body: changed, headers })
    assert.equal(saved.status, 200, saved.text)

    const body = {
      qualification: 'Education',
      educationSegment: 'K12',
      website: 'www.northwind-primary.example',
    }
    const { outcome, checked, requestsLeft } = await precheck(service, '01', body, token)
    assert.equal(outcome, 'ready')
    assert.equal(requestsLeft, 3)
    assert.equal(checked?.companyName, 'Northwind Primary School')
    assert.equal(checked?.email, 'bills@northwind-primary.example')
    assert.equal(checked?.address?.addressLine1, '7 Bill Street')

    assert.equal((await service.call('POST', pathOf('01'), { token, body })).status, 201)
    const desk = await service.userToken(reviewer)
    const cases = await service.call('GET', '/vetting/v1/cases?state=all', { token: desk })
    const found = cases.json.items.find(
      ({ customerId }: { customerId: string }) => customerId === customer('01'),
    )
    const { json } = await service.call('GET', `/vetting/v1/cases/${found.id}`, { token: desk })
    const { id: _id, ...ofCustomer } = json.customer
    assert.deepEqual(checked, { ...ofCustomer, ...json.request })
  })

  it('warns of what vetting would object to, and counts what is left', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const token = await service.userToken()
    const education = { qualification: 'Education', educationSegment: 'K12' }
    const incomplete = await precheck(service, '11', education, token)
    assert.equal(incomplete.outcome, 'warning')
    assert.deepEqual(rulesOf(incomplete), ['address-incomplete', 'email-free-mail'])
    assert.match(incomplete.findings[0]?.text ?? '', /^The address is incomplete\. .+ is missing/)
    const spent = await precheck(service, '07', { qualification: 'Education' }, token)
    assert.equal(spent.requestsLeft, 0)
    assert.deepEqual(rulesOf(spent), ['VerificationRequestLimitReached', 'segment-missing'])
    const owned = await precheck(service, '01', { qualification: 'StateOwnedEntity' }, token)
    assert.deepEqual(owned, { outcome: 'ready', findings: [], requestsLeft: null })
    const elsewhere = { ...education, website: 'www.elsewhere.example' }
    assert.deepEqual(rulesOf(await precheck(service, '01', elsewhere, token)), [
      'website-email-differ',
    ])
  })

  it('is open to those who may ask, for their own customers', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const body = { qualification: 'Education' }
    const refused = async (token: string, digits: string, sent: unknown = body) => {
      const path = `/accredit${pathOf(digits)}/precheck`
      const { json } = await service.call('POST', path, { token, body: sent })
      return json.errorName
    }
    const admin = await service.userToken()
    assert.equal(await refused(admin, '21'), 'TenantNotFound')
    assert.equal(await refused(admin, '21', { qualification: 'Nonsense' }), 'TenantNotFound')
    assert.equal(await refused(admin, '01', { qualification: 'Nonsense' }), 'EnumNotParsable')
    assert.equal(await refused(admin, '01', []), 'InvalidRequestInput')
    const helpdesk = await service.userToken('helpdesk@contoso.onmicrosoft.com')
    assert.equal(await refused(helpdesk, '01'), 'RoleNotAllowed')
    assert.equal(await refused(await service.appToken(), '01'), 'AppOnlyNotSupported')
  })
})
