import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vettingReasons, vettingReasonTexts, type VettingReason } from '@accredit/contract'
import { checkEarlierVerdicts } from './check-earlier-verdicts.ts'
import { exampleSubject } from '../../../test/support/example-subject.ts'
import type { EarlierVerdict } from './subject.ts'
import { vettingSubject } from './vetting-subject.ts'

const denied = (at: number, reason?: VettingReason): EarlierVerdict => ({
  verdict: 'Denied',
  reason,
  at,
})
const check = (earlier: readonly EarlierVerdict[]) =>
  checkEarlierVerdicts(exampleSubject({ earlier }))
const codes = (earlier: readonly EarlierVerdict[]) => check(earlier).map(({ code }) => code)

test('no verdict, or only approvals, gives no objection', () => {
  assert.deepEqual(codes([]), ['earlier-none'])
  assert.deepEqual(codes([{ verdict: 'Approved', at: 1 }]), ['earlier-none'])
})

for (const reason of vettingReasonTexts) {
  const code = vettingReasons[reason].newRequestCanHelp
    ? 'earlier-denied'
    : 'earlier-denied-for-good'
  test(`a denial with the reason ${reason} is ${code}`, () => {
    assert.deepEqual(codes([denied(1, reason)]), [code])
  })
}

test('a permanent denial outweighs a later one that can be remedied', () => {
  const found = check([
    denied(Date.UTC(2026, 1, 3), 'Restricted being an Education Customer'),
    denied(Date.UTC(2026, 4, 5), 'Not an Education Customer'),
  ])
  assert.deepEqual(
    found.map(({ code }) => code),
    ['earlier-denied-for-good'],
  )
  assert.equal(
    found[0]?.text,
    'The request was denied on 2026-02-03: Restricted being an Education Customer.',
  )
})

test('the latest of several denials is named, whatever their order', () => {
  const [first, second] = [denied(Date.UTC(2026, 0, 1)), denied(Date.UTC(2026, 5, 1))]
  for (const earlier of [
    [first, second],
    [second, first],
  ]) {
    assert.equal(check(earlier)[0]?.evidence['at'], '2026-06-01')
  }
})

for (const [limit, said] of [
  [1, 'This is the only request.'],
  [3, 'This is the last of 3 requests.'],
  [5, 'This is the last of 5 requests.'],
] as const) {
  test(`the last of ${limit} requests is found by the customer’s own limit`, () => {
    const subject = exampleSubject({ lastOf: limit })
    const [, last] = checkEarlierVerdicts(subject)
    assert.equal(last?.code, 'last-request')
    assert.ok(last.text.startsWith(said), last.text)
    assert.deepEqual(last.evidence, { limit })
  })
}

test('a request is the last one when no other may follow it', () => {
  const customer = { ...exampleSubject().customer, company: {}, billing: {} }
  const lastOf = (requests: number, requestLimit: number | null) =>
    vettingSubject(customer, { qualification: 'Education' }, { requests, requestLimit }).lastOf
  assert.deepEqual([lastOf(2, 3), lastOf(0, 1), lastOf(4, 5)], [3, 1, 5], 'the last ones')
  assert.deepEqual([lastOf(1, 3), lastOf(2, 5), lastOf(9, null)], Array(3).fill(undefined))
})
