import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vettingReasons, vettingReasonTexts, type VettingReason } from '@accredit/contract'
import { checkEarlierVerdicts } from './check-earlier-verdicts.ts'
import { exampleSubject } from './example-subject.ts'
import type { EarlierVerdict } from './subject.ts'

const denied = (at: number, reason?: VettingReason): EarlierVerdict => ({
  verdict: 'Denied',
  reason,
  at,
})
const check = (earlier: readonly EarlierVerdict[]) =>
  checkEarlierVerdicts(exampleSubject({ earlier }))
const codes = (earlier: readonly EarlierVerdict[]) => check(earlier).map(({ code }) => code)

test('no verdict, and approvals alone, are nothing to object', () => {
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

test('one denial for good outweighs a later one that can be cured', () => {
  const found = check([
    denied(Date.UTC(2026, 1, 3), 'Restricted being an Education Customer'),
    denied(Date.UTC(2026, 4, 5), 'Not an Education Customer'),
  ])
  assert.deepEqual(
    found.map(({ code }) => code),
    ['earlier-denied-for-good', 'last-request'],
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
    assert.equal(check(earlier)[1]?.code, 'last-request')
  }
})
