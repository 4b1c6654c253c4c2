import assert from 'node:assert/strict'
import type { VettingCase, VettingCaseCollection } from '@accredit/contract'
import { until, type TestService } from '../support/service.ts'

/** Subject of a case. By default the sandbox sends it to the desk, whatever the checks find. */
export interface WantedCase {
  readonly companyName: string
  readonly website?: string
  readonly email?: string
  readonly country?: 'US' | 'PT'
  /** The partner's user who asks. Default: Contoso's Admin agent. */
  readonly by?: string
}

const cases = '/vetting/v1/cases'

const addresses = {
  US: {
    country: 'US',
    city: 'Redmond',
    state: 'WA',
    addressLine1: '4001 156th Ave',
    postalCode: '98052',
    phoneNumber: '4255550101',
  },
  PT: {
    country: 'PT',
    city: 'Porto',
    addressLine1: 'Rua das Flores 12',
    postalCode: '4050-262',
    phoneNumber: '223390000',
  },
} as const

/** Adds a customer, asks for Education, and answers with the case once the checks have looked at it. */
export async function openCase(service: TestService, wanted: WantedCase): Promise<VettingCase> {
  const { companyName, country = 'US', website = 'review.accredit.test', by } = wanted
  const name = companyName
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
  const token = await service.userToken(by)
  const created = await service.call('POST', '/v1/customers', {
    token,
    body: {
      companyProfile: { domain: `${name}.onmicrosoft.com` },
      billingProfile: {
        firstName: 'Rosa',
        lastName: 'Lima',
        email: wanted.email ?? `office@${name}.example`,
        culture: 'en-US',
        language: 'en',
        companyName,
        defaultAddress: addresses[country],
      },
    },
  })
  assert.equal(created.status, 201, created.text)
  const customerId: string = created.json.id
  const asked = await service.call('POST', `/v1/customers/${customerId}/qualifications`, {
    token,
    body: {
      qualification: 'Education',
      educationSegment: 'K12',
      ...(website !== '' && { website }),
    },
  })
  assert.equal(asked.status, 201, asked.text)
  const reviewer = await service.userToken('reviewer1@vetting.accredit.test')
  const read = async (path: string) => (await service.call('GET', path, { token: reviewer })).json
  const { items } = await until<VettingCaseCollection>(
    () => read(`${cases}?state=all&customer=${customerId}`),
    (page) => page.items.some(({ state }) => state !== 'waiting' && state !== 'examining'),
    `the case of ${companyName}`,
  )
  return read(`${cases}/${items[0]?.id}`)
}
