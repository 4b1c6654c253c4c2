import assert from 'node:assert/strict'
import { it } from 'node:test'
import { judgeSla } from './judge-sla.ts'

const due = { state: 'desk', slaDueAt: '2026-03-05T12:00:00.000Z' } as const
const at = (time: string) => Date.parse(`2026-03-${time}:00.000Z`)

it('counts down to the due time and past it', () => {
  assert.deepEqual(judgeSla(due, at('02T12:00')), { standing: 'later', seconds: 259_200 })
  assert.deepEqual(judgeSla(due, at('04T12:00')), { standing: 'later', seconds: 86_400 })
  assert.deepEqual(judgeSla(due, at('04T13:00')), { standing: 'soon', seconds: 82_800 })
  assert.deepEqual(judgeSla(due, at('05T12:00')), { standing: 'soon', seconds: 0 })
  assert.deepEqual(judgeSla(due, at('05T14:00')), { standing: 'overdue', seconds: 7200 })
})

it('counts no time for a case with a verdict', () => {
  assert.deepEqual(judgeSla({ ...due, state: 'decided' }, at('09T00:00')), { standing: 'met' })
  assert.deepEqual(judgeSla({ ...due, state: 'shown' }, at('09T00:00')), { standing: 'met' })
})
