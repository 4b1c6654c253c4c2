import assert from 'node:assert/strict'
import { it } from 'node:test'
import { availabilityOf, requestable } from './availability.ts'

const some = { requestsLeft: 2 }
const all = (
  held: Parameters<typeof availabilityOf>[1],
  vetting: Parameters<typeof availabilityOf>[2] = some,
) => requestable.map((name) => availabilityOf(name, held, vetting))

const can = (what: 'request' | 'update') => ({ can: what })
const blocked = (because: string) => ({ can: 'nothing', because })
const nothing = { can: 'nothing' }

it('offers everything to a customer without a qualification', () => {
  assert.deepEqual(all([]), [can('request'), can('request'), can('request')])
})

it('keeps Education and government apart', () => {
  const inReview = [{ qualification: 'Education', vettingStatus: 'InReview' }] as const
  const government = [
    { qualification: 'GovernmentCommunityCloud', vettingStatus: 'Approved' },
  ] as const
  assert.deepEqual(all(inReview), [nothing, blocked('notWithEducation'), can('request')])
  assert.deepEqual(all(government), [blocked('notWithGovernment'), nothing, can('request')])
})

it('lets a denied customer ask again while requests are left, or for government', () => {
  const denied = [{ qualification: 'Education', vettingStatus: 'Denied' }] as const
  assert.deepEqual(all(denied), [can('update'), can('request'), can('request')])
  assert.deepEqual(all(denied, { requestsLeft: 0 })[0], blocked('noRequestLeft'))
})

it('offers a nonprofit only what goes with it', () => {
  const nonprofit = [{ qualification: 'Nonprofit' }] as const
  assert.deepEqual(all(nonprofit), [
    blocked('notWithNonprofit'),
    blocked('notWithNonprofit'),
    can('request'),
  ])
})
