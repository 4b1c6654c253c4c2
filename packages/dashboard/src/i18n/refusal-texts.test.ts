import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PartnerError } from '@accredit/client'
import {
  brokenRule,
  errorBody,
  errors,
  sayPlainly,
  type BrokenRule,
  type ErrorBody,
  type ErrorName,
} from '@accredit/contract'
import { checkAddress } from '../../../service/src/rules/check-address.ts'
import { readBillingProfile } from '../../../service/src/rules/read-billing-profile.ts'
import { readCustomerDraft } from '../../../service/src/rules/read-customer-draft.ts'
import { readWebsite } from '../../../service/src/rules/read-website.ts'
import { Refused } from '../../../service/src/rules/refusal.ts'
import { brokenParts } from '../../../service/src/rules/refuse-address.ts'
import { loadKnowledge } from '../../../service/src/vetting/load-knowledge.ts'
import { languages } from './define-messages.ts'
import { describeError } from './describe-error.ts'
import { refusalTexts } from './refusal-texts.ts'
import { ruleInPortuguese } from './rule-texts.ts'

/** Refusals told by their kind: they say nothing of the request. */
const toldByKind: ReadonlySet<ErrorName> = new Set([
  'PartnerTokenMissing',
  'AccessDenied',
  'InvalidAudience',
  'MfaRequired',
  'TooManyRequests',
  'TooManyStreams',
  'UnexpectedError',
  'ServiceUnavailable',
])

function refused(name: ErrorName, parameters: object) {
  const body = errorBody(name, parameters as never) as ErrorBody
  return new PartnerError({
    message: body.message,
    category: 'BadInput',
    status: errors[name].status,
    errorName: name,
    parameters: body.parameters,
    retryable: false,
  })
}

describe('every refusal of the service', () => {
  for (const language of languages) {
    it(`has words of its own (${language})`, () => {
      const wanted = Object.keys(errors).filter((name) => !toldByKind.has(name as ErrorName))
      assert.deepEqual(Object.keys(refusalTexts[language]).toSorted(), wanted.toSorted())
    })

    it(`says only what it was given (${language})`, () => {
      for (const [name, say] of Object.entries(refusalTexts[language])) {
        const { text } = errors[name as ErrorName]
        const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, each = '']) => each)
        const said = say(Object.fromEntries(names.map((each) => [each, `<${each}>`])))
        assert.doesNotMatch(said, /undefined|\{|\}/, name)
        assert.match(said, /^[\p{Lu}<].+\.$/su, name)
      }
    })
  }

  it('of a case names the state that it is in by now', () => {
    const values = { caseId: 'x', state: 'shown', rule: brokenRule('CaseDecidable') }
    const error = refused('CaseStateConflict', values)
    assert.match(describeError(error, 'en').text, /the case is closed: the verdict was shown/)
    const { text, detail } = describeError(error, 'pt')
    assert.match(text, /o caso está encerrado: o veredicto foi mostrado ao parceiro/)
    assert.equal(detail, undefined)
  })
})

describe('a rule that was broken', () => {
  const address = { country: 'US', city: 'x', state: 'WA', addressLine1: 'x', postalCode: '98052' }
  const profile = {
    companyName: 'x',
    email: 'a@b.example',
    culture: 'en-US',
    language: 'en',
    defaultAddress: address,
  }
  const draft = { companyProfile: { domain: 'x.onmicrosoft.com' }, billingProfile: profile }
  const knowledge = loadKnowledge()

  function ruleOf(read: () => unknown): string {
    try {
      read()
    } catch (error) {
      if (error instanceof Refused)
        return sayPlainly(
          new Map(Object.entries(error.refusal.parameters)).get('rule') as BrokenRule,
        )
    }
    throw new Error('nothing was refused')
  }

  const rules = [
    ...[
      { companyName: '' },
      { companyName: 7 },
      { companyName: 'x'.repeat(201) },
      { email: 'nobody' },
      { culture: 'klingon' },
      { language: 'klingon' },
    ].map((change) => ruleOf(() => readBillingProfile({ ...profile, ...change }))),
    ...[{ companyProfile: { domain: 'x' } }, { associatedPartnerId: 'x' }].map((change) =>
      ruleOf(() => readCustomerDraft({ ...draft, ...change }, knowledge)),
    ),
    ...['', 'x y', 'ftp://x', 'https://a@b.example', 'x', '10.0.0.1', 'a%20b.example'].map(
      (website) => {
        const read = readWebsite(website)
        return read.ok ? assert.fail(website) : sayPlainly(read.broken)
      },
    ),
  ]
  for (const rule of new Set(rules)) {
    it(`is said in Portuguese: ${rule}`, () => {
      const said = ruleInPortuguese(rule) ?? ''
      assert.match(said, /^\p{Ll}/u)
      assert.doesNotMatch(said, /\b(it|must|be|undefined)\b/)
    })
  }

  it('by an address is said part by part, with the service’s own words beside it', () => {
    const wrong = { country: 'US', addressLine1: 'x', state: 'WA', postalCode: '1' }
    const problems = checkAddress(wrong, knowledge)
    assert.equal(problems.length, 2)
    const error = refused('AddressNotValid', { problems: brokenParts(problems) })
    const { text, detail } = describeError(error, 'pt')
    assert.match(text, /^A morada não é aceite: Localidade em falta \(é obrigatório em /)
    assert.match(text, /Código postal “1” \(tem de ter a forma usada em /)
    assert.doesNotMatch(text, /must/)
    assert.equal(detail, error.message)
    assert.match(describeError(error, 'en').text, /City is missing: it must be given in /)
    assert.equal(describeError(error, 'en').detail, undefined)
    const elsewhere = brokenParts(checkAddress({ ...wrong, city: 'x', state: 'XX' }, knowledge))
    const cut = describeError(refused('AddressNotValid', { problems: elsewhere }), 'pt')
    assert.match(cut.text, /Estado\/distrito “XX” \(em .+ existem: .*AK/)
  })

  it('that nobody translated still names the field, and the service’s own words', () => {
    const error = refused('InvalidRequestInput', {
      field: 'billingProfile.email',
      value: '"x"',
      rule: 'it must please the moon',
    })
    const { text, detail } = describeError(error, 'pt')
    assert.equal(text, 'E-mail: o valor não é aceite.')
    assert.match(detail ?? '', /it must please the moon/)
    assert.equal(describeError(error, 'en').text, 'E-mail is "x", but it must please the moon.')
  })
})
