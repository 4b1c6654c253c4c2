import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sayCaseStep } from './say-case.ts'
import { vetting } from './en/vetting.ts'

const actor = 'reviewer2@vetting.accredit.test'
const say = (kind: string, data: Record<string, unknown> = {}) =>
  sayCaseStep(
    { kind, actor, actorId: 'staff.2', data },
    vetting,
    (name) => name.split('@', 1)[0] ?? '',
  )

it('says who did what', () => {
  assert.equal(say('noted', { text: 'Called.' }), 'reviewer2 added a note')
  assert.equal(say('decided', { verdict: 'approve' }), 'reviewer2 approved')
  assert.equal(say('decided', { verdict: 'deny' }), 'reviewer2 denied')
  assert.equal(say('taken-back'), 'reviewer2 took the decision back')
})

it('tells three kinds of assignments apart', () => {
  assert.equal(
    say('assigned', { assignee: 'an-earlier-name@desk.example', assigneeId: 'staff.2' }),
    'reviewer2 took the case',
  )
  assert.equal(say('assigned', { assignee: null }), 'reviewer2 gave the case back')
  assert.equal(
    say('assigned', { assignee: 'reviewer1@vetting.accredit.test', assigneeId: 'staff.1' }),
    'reviewer2 assigned the case to reviewer1',
  )
})

it('does not take a namesake for the same person', () => {
  assert.equal(
    say('assigned', { assignee: actor, assigneeId: 'staff.3' }),
    'reviewer2 assigned the case to reviewer2',
  )
})

it('passes on what it does not know', () => {
  assert.equal(say('reopened'), 'reviewer2: reopened')
})
