import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slugOfReason, vettingReasonTexts } from '@accredit/contract'
import { scriptedVerdict, scriptedWebsites } from './scripted-verdict.ts'

for (const website of [
  'approve.accredit.test',
  'Approve.Accredit.TEST',
  'http://approve.accredit.test',
  'HTTPS://APPROVE.accredit.test/any/path?x=1',
]) {
  test(`${website} approves`, () => {
    assert.equal(scriptedVerdict(website)?.verdict, 'approve')
  })
}

test('review goes to the desk', () => {
  assert.equal(scriptedVerdict('review.accredit.test')?.verdict, 'review')
})

for (const reason of vettingReasonTexts) {
  test(`deny-${slugOfReason(reason)} denies with the exact text`, () => {
    const decision = scriptedVerdict(`https://deny-${slugOfReason(reason)}.accredit.test/`)
    assert.deepEqual([decision?.verdict, decision?.reason], ['deny', reason])
  })
}

for (const website of [
  undefined,
  '',
  'accredit.test',
  'deny.accredit.test',
  'deny-.accredit.test',
  'deny-because.accredit.test',
  'www.approve.accredit.test',
  'approve.accredit.test.example.edu',
  'approve.accredit.example',
  'example.edu/approve.accredit.test',
  'constructor.accredit.test',
]) {
  test(`${website} is no script`, () => {
    assert.equal(scriptedVerdict(website), undefined)
  })
}

test('each of the nine scripted websites is recognized', () => {
  assert.equal(scriptedWebsites.length, 9)
  for (const website of scriptedWebsites) assert.ok(scriptedVerdict(website))
})
