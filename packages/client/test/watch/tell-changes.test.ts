import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AuditRecord } from '../../src/index.ts'
import { eventIdOf } from '../../src/watch/event-id.ts'
import {
  reckonBefore,
  tellChanges,
  tellWithdrawn,
  type Change,
} from '../../src/watch/tell-changes.ts'

const first = '2026-03-02T09:00:00.000Z'
const second = '2026-03-04T09:00:00.000Z'
const look = { at: '2026-03-09T09:00:00.000Z', correlationId: 'look' }
const inReview = { qualification: 'Education', vettingStatus: 'InReview', vettingCreateDate: first }
const again = { ...inReview, vettingCreateDate: second }
const denied = {
  ...inReview,
  vettingStatus: 'Denied',
  vettingReason: 'Not an Academic Domain',
}
const approved = { ...again, vettingStatus: 'Approved' }
const stateOwned = { qualification: 'StateOwnedEntity' }

const upperFirst = (value: object) =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name.charAt(0).toUpperCase() + name.slice(1),
        member,
      ]),
    ),
  )

function line(operationDate: string, after?: object, before?: object): AuditRecord {
  return {
    id: operationDate,
    partnerId: 'p',
    customerId: 'c',
    resourceType: 'customer',
    operationType: 'update_customer_qualification',
    operationStatus: 'succeeded',
    originalCorrelationId: `of ${operationDate}`,
    operationDate,
    ...(after && { resourceNewValue: upperFirst(after) }),
    ...(before && { resourceOldValue: upperFirst(before) }),
  }
}

const told = (changes: readonly Change[]) =>
  changes.map(({ type, at, correlationId }) => `${type.slice(14)} ${at} ${correlationId}`)

describe('changes of a customer', () => {
  it('are told once, as the read shows them', () => {
    const seen = tellChanges([inReview], { records: [], current: [denied], look })
    assert.deepEqual(seen.changes, [
      { type: 'qualification.denied', before: inReview, after: denied, ...look },
    ])
    const later = tellChanges(seen.qualifications, { records: [], current: [denied], look })
    assert.deepEqual(later.changes, [])
  })

  it('between two looks are told one after the other, with the times of the log', () => {
    const decidedAt = '2026-03-03T09:00:00.000Z'
    const records = [
      line(first, inReview),
      line(decidedAt, denied, inReview),
      line(second, again, denied),
    ]
    const { changes, qualifications } = tellChanges([], { records, current: [approved], look })
    assert.deepEqual(told(changes), [
      `requested ${first} of ${first}`,
      `denied ${decidedAt} of ${decidedAt}`,
      `requested ${second} of ${second}`,
      `approved ${look.at} look`,
    ])
    assert.deepEqual(qualifications, [approved])
    // The same lines once more, or late, change nothing.
    const repeated = tellChanges(qualifications, { records, current: [approved], look })
    assert.deepEqual(repeated.changes, [])
  })

  it('that no line tells are told with the request that must have been', () => {
    const { changes } = tellChanges([], { records: [], current: [approved, stateOwned], look })
    assert.deepEqual(told(changes), [
      `requested ${second} look`,
      `approved ${look.at} look`,
      `requested ${look.at} look`,
      `approved ${look.at} look`,
    ])
    assert.deepEqual(changes[1]?.before, again)
  })

  it('do not go back when a read lags behind', () => {
    const known = [approved, stateOwned]
    const lagging = tellChanges(known, { records: [], current: [again], look })
    assert.deepEqual(lagging.changes, [])
    assert.deepEqual(lagging.qualifications, known)
    assert.deepEqual(tellChanges(known, { records: [], current: [denied], look }).changes, [])
  })

  it('of a status that is not known here leave it in review', () => {
    const expiring = { ...inReview, vettingStatus: 'SentToDistrict' }
    const seen = tellChanges([inReview], { records: [], current: [expiring], look })
    assert.deepEqual(seen.changes, [])
    const decided = tellChanges(seen.qualifications, { records: [], current: [denied], look })
    assert.deepEqual(told(decided.changes), [`denied ${look.at} look`])
  })

  it('end with the customer: what is in review is withdrawn', () => {
    assert.deepEqual(told(tellWithdrawn([inReview, stateOwned], look)), [
      `withdrawn ${look.at} look`,
    ])
  })
})

describe('a customer that was never read', () => {
  const since = Date.parse('2026-03-03T00:00:00.000Z')

  it('is told from the change on that the log names', () => {
    const current = [approved, stateOwned]
    const records = [line(second, again, denied)]
    assert.deepEqual(reckonBefore(since, { records, current }), [denied, stateOwned])
    assert.deepEqual(reckonBefore(since, { records: [], current }), current)
    // Lines from before do not count.
    assert.deepEqual(reckonBefore(since, { records: [line(first, inReview)], current }), current)
  })

  it('by a line that does not say what changed is told what is newer, or has no date', () => {
    const records = [line(second)]
    assert.deepEqual(reckonBefore(since, { records, current: [approved] }), [])
    assert.deepEqual(reckonBefore(since, { records, current: [denied] }), [denied])
    assert.deepEqual(reckonBefore(since, { records, current: [denied, stateOwned] }), [denied])
  })

  it('by a line that names the qualification alone was in review', () => {
    const named = {
      ...line(second),
      customizedData: [{ key: 'Qualification', value: 'education' }],
    }
    const before = reckonBefore(since, { records: [named], current: [denied] })
    assert.deepEqual(before, [inReview])
    assert.deepEqual(reckonBefore(since, { records: [named], current: [approved] }), [])
  })
})

it('the same change has the same id, and no other has it', async () => {
  const id = await eventIdOf('p', 'c', 'qualification.denied', 'Education', '1')
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(await eventIdOf('p', 'c', 'qualification.denied', 'Education', '1'), id)
  assert.notEqual(await eventIdOf('p', 'c', 'qualification.denied', 'Education1', ''), id)
})
