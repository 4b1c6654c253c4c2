import assert from 'node:assert/strict'
import { it } from 'node:test'
import { findingCodeNames } from '@accredit/contract'
import { findingCodes } from '../../../../service/src/rules/vetting/finding-codes.ts'
import { defaultPolicy } from '../../../../service/src/rules/vetting/default-policy.ts'
import { deskWords } from '../../words/desk-words.ts'
import { inEnglish } from '../../words/load-words.ts'
import { words as brazilian } from '../../words/pt-BR/index.ts'
import { words as european } from '../../words/pt-PT/index.ts'
import { findingText } from './finding-text.ts'
import { policyText } from './policy-texts.ts'

const translated = [
  { language: 'pt-PT', words: european },
  { language: 'pt-BR', words: brazilian },
] as const

for (const spoken of translated) {
  const { language, words } = spoken

  it(`has a text for every finding of the service (${language})`, () => {
    assert.deepEqual(Object.keys(words.findings ?? {}).toSorted(), findingCodeNames.toSorted())
    for (const code of findingCodeNames) {
      const { check, level } = findingCodes[code]
      const found = { check, level, code, text: 'English.', evidence: { host: 'x.example' } }
      const { text, lang } = findingText(found, spoken)
      assert.equal(lang, language, code)
      assert.notEqual(text, 'English.')
      assert.ok(check in deskWords[language].checks.checks, check)
    }
  })

  it(`explains every row of the default policy (${language})`, () => {
    for (const { name } of defaultPolicy.rows) {
      const found = { policyRow: name, explanation: 'English.', findings: [] }
      const said = policyText(found as unknown as Parameters<typeof policyText>[0], spoken)
      assert.equal(said.lang, language, name)
      assert.ok(name in deskWords[language].checks.rows, name)
    }
  })
}

it('inserts the evidence into the sentence', () => {
  const found = {
    check: 'email',
    level: 'fail',
    code: 'email-free-mail',
    text: 'The e-mail address a@free.example is a free mailbox.',
    evidence: { email: 'a@free.example', domain: 'free.example' },
  } as const
  assert.match(findingText(found, translated[0]).text, /a@free\.example/)
  assert.deepEqual(findingText(found, inEnglish), { text: found.text, lang: 'en' })
  assert.equal(findingText({ ...found, code: 'new' }, translated[0]).lang, 'en')
})

it('names the parts of an address', () => {
  const found = { check: 'address', level: 'fail', text: 'English.' } as const
  for (const spoken of translated) {
    const say = (code: string, evidence: Record<string, string>) =>
      findingText({ ...found, code, evidence }, spoken).text
    assert.match(
      say('address-incomplete', { city: '', postalCode: '' }),
      /(Cidade|Localidade), Código postal\.$/,
    )
    assert.match(say('address-invalid', { postalCode: 'x' }), /Código postal [«“]x[»”]\.$/)
  }
})
