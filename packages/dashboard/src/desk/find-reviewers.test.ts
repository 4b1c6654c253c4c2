import assert from 'node:assert/strict'
import { it } from 'node:test'
import { findReviewers, nameReviewer } from './find-reviewers.ts'

it('names everybody once, by name, as the service knows him', () => {
  const known = [{ userPrincipalName: 'rosa@desk.example', displayName: 'Rosa Keller' }]
  const named = ['worker', undefined, null, 'Ravi@desk.example', 'ROSA@desk.example', 'me', 'none']
  assert.deepEqual(findReviewers(known, named).map(nameReviewer), ['Ravi', 'Rosa Keller (rosa)'])
})
