import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPolicy } from './default-policy.ts'
import { examine } from './examine.ts'
import { indexDomainLists } from './domain-lists.ts'
import { exampleKnowledge, exampleSubject } from '../../../test/support/example-subject.ts'
import { checkNames } from './finding-codes.ts'

const means = {
  knowledge: exampleKnowledge,
  lists: indexDomainLists([]),
  policy: defaultPolicy,
  scripted: false,
}

test('every check gives a finding, and a clean record on a listed domain is approved', () => {
  const { findings, decision } = examine(exampleSubject(), means)
  assert.deepEqual([...new Set(findings.map(({ check }) => check))], checkNames)
  assert.deepEqual(
    findings.filter(({ level }) => level !== 'pass'),
    [],
  )
  assert.deepEqual([decision.verdict, decision.row], ['approve', 'academic-list'])
})

test('examining twice gives the same result', () => {
  const subject = exampleSubject({ request: { website: 'hill.edu' } })
  assert.deepEqual(examine(subject, means), examine(subject, means))
})

test('a scripted website decides only in the sandbox, and the findings are kept', () => {
  const subject = exampleSubject({
    request: { website: 'deny-not-an-eligible-museum.accredit.test' },
  })
  const scripted = examine(subject, { ...means, scripted: true })
  assert.equal(scripted.decision.verdict, 'deny')
  assert.equal(scripted.decision.reason, 'Not an eligible Museum')
  const real = examine(subject, means)
  assert.equal(real.decision.verdict, 'review')
  assert.deepEqual(scripted.findings, real.findings)
})

test('an ordinary website is examined in the sandbox too', () => {
  assert.equal(
    examine(exampleSubject(), { ...means, scripted: true }).decision.row,
    'academic-list',
  )
})

test('an empty record is examined without an error', () => {
  const { decision } = examine(
    { customer: { id: '', companyName: '', domain: '' }, request: {}, earlier: [] },
    means,
  )
  assert.equal(decision.row, 'incomplete')
  for (const what of ['legal name', 'postal address', 'e-mail address']) {
    assert.ok(decision.explanation.includes(what))
  }
})
