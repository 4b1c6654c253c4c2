import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeCustomer } from './judge-customer.ts'
import type { Entry } from './ledger.ts'
import type { Traces } from './read-traces.ts'

const customerId = 'customer'
const entry: Entry = {
  write: {
    id: 'asked',
    partner: 0,
    kind: 'qualification',
    customerId,
    body: { qualification: 'Education' },
  },
  answer: { status: 201, digest: '', at: 0 },
}
const whole: Traces = {
  customer: {},
  qualifications: [{ type: 'Education', vetting_status: 'Approved' }],
  cases: [{ id: 'case', state: 'shown', verdict: 'approve', correlation_id: 'asked' }],
  steps: ['examined', 'shown'].map((kind) => ({ case_id: 'case', kind })),
  audit: [false, true].map((by) => ({ correlation_id: 'asked', by_service: by })),
  redemptions: [],
}
const judge = (traces: Traces, entries: readonly Entry[] = [entry], ended = true) =>
  judgeCustomer(customerId, entries, traces, { ended }).map(({ loss }) => loss)

test('finds nothing wrong in consistent data', () => {
  assert.deepEqual(judge(whole), [])
})

test('finds what is missing', () => {
  assert.deepEqual(judge({ ...whole, customer: undefined }), ['missing'])
  assert.ok(judge({ ...whole, cases: [], steps: [] }).includes('missing'))
  assert.ok(judge({ ...whole, qualifications: [] }).includes('missing'))
  assert.deepEqual(judge({ ...whole, audit: whole.audit.slice(1) }), ['audit', 'audit'])
  assert.deepEqual(judge({ ...whole, audit: whole.audit.slice(0, 1) }), ['audit'])
})

test('finds effects that happened twice, or despite a refusal', () => {
  assert.ok(judge({ ...whole, cases: [...whole.cases, ...whole.cases] }).includes('doubled'))
  assert.ok(judge({ ...whole, audit: [...whole.audit, ...whole.audit] }).includes('audit'))
  const refused = { ...entry, answer: { status: 409, digest: '', at: 0 } }
  assert.ok(judge(whole, [refused]).includes('doubled'))
  assert.deepEqual(judge(whole, []), ['doubled', 'doubled', 'doubled'])
})

test('finds two verdicts, and a missing one', () => {
  const twice = [...whole.steps, { case_id: 'case', kind: 'shown' }]
  assert.ok(judge({ ...whole, steps: twice }).includes('verdictTwice'))
  const waiting: Traces = {
    ...whole,
    qualifications: [{ type: 'Education', vetting_status: 'InReview' }],
    cases: [{ id: 'case', state: 'waiting', verdict: null, correlation_id: 'asked' }],
    steps: [],
    audit: whole.audit.slice(0, 1),
  }
  assert.deepEqual(judge(waiting), ['verdictNever'])
  assert.deepEqual(judge(waiting, [entry], false), [])
})

test('finds combinations that are excluded', () => {
  const both = [...whole.qualifications, { type: 'GovernmentCommunityCloud' }]
  assert.deepEqual(judge({ ...whole, qualifications: both }), ['impossible', 'impossible'])
  assert.deepEqual(judge({ ...whole, redemptions: [{ code_id: '1' }] }), ['impossible'])
})

test('finds more Education requests than are allowed', () => {
  const times = (count: number) => {
    const asked = Array.from({ length: count }, (_, index) => `asked ${index}`)
    const denied: Traces = {
      ...whole,
      qualifications: [{ type: 'Education', vetting_status: 'Denied' }],
      cases: asked.map((id) => ({ id, state: 'shown', verdict: 'deny', correlation_id: id })),
      steps: asked.flatMap((id) => ['examined', 'shown'].map((kind) => ({ case_id: id, kind }))),
      audit: asked.flatMap((id) =>
        [false, true].map((by) => ({ correlation_id: id, by_service: by })),
      ),
    }
    return judge(
      denied,
      asked.map((id) => ({ ...entry, write: { ...entry.write, id } })),
    )
  }
  assert.deepEqual(times(3), [])
  assert.deepEqual(times(4), ['impossible'])
})

test('accepts an unanswered write as done or not done', () => {
  const open: Entry = { write: entry.write }
  assert.deepEqual(judge(whole, [open]), [])
})
