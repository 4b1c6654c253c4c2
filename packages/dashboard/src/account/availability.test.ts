import assert from 'node:assert/strict'
import { it } from 'node:test'
import { settableQualifications } from '@accredit/client'
import { availabilityOf } from './availability.ts'

const left = (requestsLeft: number) => ({
  limits: [{ qualification: 'Education' as const, requestsLeft, requestLimit: 3 }],
})
const all = (
  held: Parameters<typeof availabilityOf>[1],
  vetting: Parameters<typeof availabilityOf>[2] = left(2),
) => settableQualifications.map((name) => availabilityOf(name, held, vetting))

const can = (what: 'request' | 'update') => ({ can: what })
const blocked = (excludedBy: string) => ({ can: 'nothing', because: { excludedBy } })
const nothing = { can: 'nothing' }

it('offers everything to a customer without a qualification', () => {
  assert.deepEqual(all([]), [can('request'), can('request'), can('request')])
})

it('keeps Education and government apart', () => {
  const inReview = [{ qualification: 'Education', vettingStatus: 'InReview' }] as const
  const government = [
    { qualification: 'GovernmentCommunityCloud', vettingStatus: 'Approved' },
  ] as const
  assert.deepEqual(all(inReview), [nothing, blocked('Education'), can('request')])
  assert.deepEqual(all(government), [blocked('GovernmentCommunityCloud'), nothing, can('request')])
})

it('offers a denied customer a new request while requests are left, and government', () => {
  const denied = [{ qualification: 'Education', vettingStatus: 'Denied' }] as const
  assert.deepEqual(all(denied), [can('update'), can('request'), can('request')])
  assert.deepEqual(all(denied, left(0))[0], { can: 'nothing', because: 'noRequestLeft' })
})

it('offers a nonprofit only what can be combined with it', () => {
  const nonprofit = [{ qualification: 'Nonprofit' }] as const
  assert.deepEqual(all(nonprofit), [blocked('Nonprofit'), blocked('Nonprofit'), can('request')])
})
