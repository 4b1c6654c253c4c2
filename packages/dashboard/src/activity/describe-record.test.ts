import assert from 'node:assert/strict'
import { it } from 'node:test'
import { activity } from '../words/en/activity.ts'
import { describeRecord } from './describe-record.ts'

const words = { ...activity, titles: { Education: 'Education' } }
const record = {
  id: '1',
  partnerId: 'p',
  resourceType: 'customer',
  operationType: 'update_customer_qualification',
  operationStatus: 'succeeded',
  operationDate: '2026-03-02T09:00:00.000Z',
} as const

const data = (values: Record<string, string>) =>
  Object.entries(values).map(([key, value]) => ({ key, value }))

it('names the qualification and its outcome', () => {
  const say = (values: Record<string, string>) =>
    describeRecord({ ...record, customizedData: data(values) }, words)
  assert.equal(
    say({ Qualification: 'Education', VettingStatus: 'InReview' }).action,
    'Education requested',
  )
  assert.equal(
    say({ Qualification: 'Education', VettingStatus: 'Denied' }).action,
    'Education denied',
  )
  assert.equal(say({ Qualification: 'StateOwnedEntity' }).action, 'StateOwnedEntity set')
  assert.equal(say({}).action, 'Qualification changed')
})

it('names the actor: a user, an application, or the service', () => {
  const { actor } = describeRecord(
    { ...record, userPrincipalName: 'a@b', applicationId: 'x' },
    words,
  )
  assert.equal(actor, 'a@b')
  assert.equal(describeRecord({ ...record, applicationId: 'x' }, words).actor, 'Application x')
  assert.equal(describeRecord(record, words).actor, 'Accredit')
})

it('shows unknown operations by their own name', () => {
  const { action } = describeRecord({ ...record, operationType: 'extend_relationship' }, words)
  assert.equal(action, 'extend relationship')
})
