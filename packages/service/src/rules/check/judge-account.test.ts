import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeAccount, needsReview } from './judge-account.ts'

test('an account without a review counts as approved since its creation', () => {
  assert.deepEqual(judgeAccount({ createdAt: 5 }, 100, 1_000), { status: 'Approved', since: 5 })
})

test('a review ends with approval when its time is over', () => {
  const account = { createdAt: 5, accountReviewAt: 1_000 }
  assert.deepEqual(judgeAccount(account, 100, 1_099), { status: 'UnderReview', since: 1_000 })
  assert.deepEqual(judgeAccount(account, 100, 1_100), { status: 'Approved', since: 1_100 })
  assert.deepEqual(judgeAccount(account, 0, 1_000), { status: 'Approved', since: 1_000 })
})

test('a new name or address starts a review, a new contact does not', () => {
  const profile = { companyName: 'A', email: 'a@a.test' }
  const otherContact = { ...profile, email: 'b@a.test' }
  const before = { ...profile, defaultAddress: { city: 'X', state: 'Y' } }
  assert.equal(needsReview(before, { ...before, ...otherContact }), false)
  assert.equal(needsReview(before, { ...before, defaultAddress: { state: 'Y', city: 'X' } }), false)
  assert.equal(needsReview(before, { ...before, companyName: 'B' }), true)
  assert.equal(needsReview(before, { ...before, defaultAddress: { city: 'X' } }), true)
  assert.equal(needsReview({ companyName: 'A' }, before), true)
})
