import assert from 'node:assert/strict'
import { it } from 'node:test'
import {
  findingCodeNames,
  findingCodes,
} from '../../../../service/src/rules/vetting/finding-codes.ts'
import { defaultPolicy } from '../../../../service/src/rules/vetting/default-policy.ts'
import { checkWords } from './check-words.ts'
import { findingText } from './finding-text.ts'
import { policyText } from './policy-texts.ts'

it('says every finding of the service in Portuguese', () => {
  for (const code of findingCodeNames) {
    const { check, level } = findingCodes[code]
    const found = { check, level, code, text: 'English.', evidence: { host: 'x.example' } }
    const { text, lang } = findingText(found, 'pt')
    assert.equal(lang, 'pt', code)
    assert.notEqual(text, 'English.')
    assert.ok(check in checkWords.pt.checks, check)
  }
})

it('puts the evidence into the sentence', () => {
  const found = {
    check: 'email',
    level: 'fail',
    code: 'email-free-mail',
    text: 'The e-mail address a@free.example is a free mailbox.',
    evidence: { email: 'a@free.example', domain: 'free.example' },
  } as const
  assert.match(findingText(found, 'pt').text, /a@free\.example/)
  assert.deepEqual(findingText(found, 'en'), { text: found.text, lang: 'en' })
  assert.equal(findingText({ ...found, code: 'new' }, 'pt').lang, 'en')
})

it('explains every row of the default policy in Portuguese', () => {
  for (const { name } of defaultPolicy.rows) {
    const found = { policyRow: name, explanation: 'English.', findings: [] }
    const said = policyText(found as unknown as Parameters<typeof policyText>[0], 'pt')
    assert.equal(said.lang, 'pt', name)
    assert.ok(name in checkWords.pt.rows, name)
  }
})
