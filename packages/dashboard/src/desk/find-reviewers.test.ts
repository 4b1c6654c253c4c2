import assert from 'node:assert/strict'
import { it } from 'node:test'
import { findReviewers, nameReviewer } from './find-reviewers.ts'

const name = (people: ReturnType<typeof findReviewers>) =>
  people.map((person) => nameReviewer(person, people))
const rosa = { id: 't.1', userPrincipalName: 'rosa@desk.example', displayName: 'Rosa Keller' }

it('lists everybody once, by name, as the service knows them', () => {
  const named = [
    { id: undefined, userName: 'worker' },
    { id: undefined, userName: undefined },
    { id: 't.2', userName: 'Ravi@desk.example' },
    { id: 't.2', userName: 'Ravi@desk.example' },
    { id: 't.1', userName: 'earlier-name@desk.example' },
    { id: undefined, userName: 'admin@contoso.example' },
  ]
  assert.deepEqual(name(findReviewers([rosa], named)), ['Ravi', 'Rosa Keller (rosa)'])
})

it('distinguishes people of the same name', () => {
  const elsewhere = { ...rosa, id: 't.3', userPrincipalName: 'rosa@other.example' }
  assert.deepEqual(name(findReviewers([rosa, elsewhere], [])), [
    'Rosa Keller (rosa@desk.example)',
    'Rosa Keller (rosa@other.example)',
  ])
  const namesake = { ...rosa, id: 't.4' }
  assert.deepEqual(name(findReviewers([rosa, namesake], [])), [
    'Rosa Keller (rosa@desk.example) · 1',
    'Rosa Keller (rosa@desk.example) · 4',
  ])
})
