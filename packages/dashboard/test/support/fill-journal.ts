import { customer, type TestService } from '../../../service/test/support/service.ts'

/** Sends requests of many kinds to a sandbox: answered, refused, throttled, cut. */
export async function fillJournal(service: TestService): Promise<void> {
  const token = await service.userToken('sales@contoso.onmicrosoft.com')
  const path = (digits: string, rest: string) => `/v1/customers/${customer(digits)}${rest}`
  const ask = (digits: string, body: object, query = '') =>
    service.call('POST', path(digits, `/qualifications${query}`), { token, body })
  await service.call('GET', '/v1/customers?size=25', { token })
  await service.call('GET', path('05', '/qualifications'), { token })
  await service.call('GET', '/v1/customers')
  await ask('02', { qualification: 'Education', website: 'wingtip-university.example' })
  await ask('04', { qualification: 'GovernmentCommunityCloud' }, '?code=67890')
  await service.call('GET', path('99', ''), { token })
  const faults = [
    { operation: 'getCustomer', status: 429, retryAfter: 5, count: 1 },
    { operation: 'getQualifications', cut: true, when: 'after', count: 1 },
  ]
  await service.call('PUT', '/sandbox/v1/faults', { body: { faults } })
  await service.call('GET', path('05', ''), { token })
  await service.call('GET', path('05', '/qualifications'), { token }).catch(() => undefined)
  await ask('09', { qualification: 'Education', educationSegment: 'K12' })
}
