import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PartnerError } from '@accredit/client'
import {
  brokenRule,
  errorBody,
  errors,
  type BrokenRule,
  type ErrorBody,
  type ErrorName,
  type RuleName,
} from '@accredit/contract'
import { languages, sayFaults } from '@accredit/contract/words'
import { checkAddress } from '../../../service/src/rules/check/check-address.ts'
import { readWebsite } from '../../../service/src/rules/read/read-website.ts'
import { brokenParts } from '../../../service/src/rules/check/refuse-address.ts'
import { loadKnowledge } from '../../../service/src/vetting/load-knowledge.ts'
import { loadWords } from '../words/load-words.ts'
import { describeError } from './describe-error.ts'
import { formatsOf } from './formats-of.ts'

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

const spoken = await Promise.all(languages.map(loadWords))
const [english, european, brazilian] = spoken
assert.ok(english && european && brazilian)
const knowledge = loadKnowledge()

describe('every refusal of the service', () => {
  for (const { language, words } of spoken) {
    it(`uses only the given values (${language})`, () => {
      for (const [name, say] of Object.entries(words.refusals)) {
        const { text } = errors[name as ErrorName]
        const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, each = '']) => each)
        const said = say(Object.fromEntries(names.map((each) => [each, `<${each}>`])), [
          { field: 'city', rule: '<rule>' },
        ])
        assert.doesNotMatch(said, /undefined|\{|\}/, name)
        assert.match(said, /^[\p{Lu}<].+\.$/su, name)
      }
    })
  }

  it('of a case names its current state', () => {
    const values = { caseId: 'x', state: 'shown', rule: brokenRule('CaseDecidable') }
    const error = refused('CaseStateConflict', values)
    assert.match(describeError(error, english).text, /the case is closed: the verdict was shown/)
    const { text, detail } = describeError(error, european)
    assert.match(text, /o caso está encerrado: o veredicto foi mostrado ao parceiro/)
    assert.equal(detail, undefined)
  })
})

describe('a refusal of a field', () => {
  const sayAll = (error: PartnerError) =>
    spoken.map(({ language, words }) => sayFaults(words, error, formatsOf(language)))

  it('is one sentence for each field, without wire names', () => {
    const values = { field: 'billingProfile.email', value: '"x"', rule: brokenRule('EmailAddress') }
    assert.deepEqual(sayAll(refused('InvalidRequestInput', values)), [
      [{ field: 'email', text: 'It must be an e-mail address.' }],
      [{ field: 'email', text: 'Tem de ser um endereço de e-mail.' }],
      [{ field: 'email', text: 'Precisa ser um endereço de e-mail.' }],
    ])
  })

  it('belongs to the field that the refusal is about, where none is named', () => {
    const number = refused('OrganizationRegistrationNumberInvalid', {
      value: '"7"',
      country: 'BR',
      regex: '^\\d{14}$',
    })
    const said = sayAll(number).flat()
    assert.deepEqual(
      new Set(said.map(({ field }) => field)),
      new Set(['organizationRegistrationNumber']),
    )
    for (const { text } of said) assert.match(text, /^"7" .* (Brazil|Brasil)\.$/)
  })

  it('names each part of an address, and no regular expression', () => {
    const wrong = { country: 'US', addressLine1: 'x', state: 'WA', postalCode: '1' }
    const problems = brokenParts(checkAddress(wrong, knowledge))
    for (const faults of sayAll(refused('AddressNotValid', { problems }))) {
      assert.deepEqual(
        faults.map(({ field }) => field),
        ['city', 'postalCode'],
      )
      assert.ok(faults.every(({ text }) => !/\\|\^|\$/.test(text)))
    }
  })

  it('is absent when the whole request was refused, or a rule has no words yet', () => {
    assert.deepEqual(sayAll(refused('QualificationAlreadySet', { qualification: 'x' })).flat(), [])
    const error = new PartnerError({
      message: 'x',
      category: 'BadInput',
      status: 400,
      errorName: 'InvalidRequestInput',
      parameters: { field: 'email', rules: '[{"rule":"Moon","values":{}}]' },
      retryable: false,
    })
    assert.deepEqual(sayAll(error).flat(), [])
  })
})

describe('a rule that was broken', () => {
  const say = (rule: BrokenRule, field = 'website') =>
    spoken.map((each) =>
      describeError(refused('InvalidQuery', { field, value: '"x"', rule }), each),
    )

  it('appears in each language, with its number and list formats', () => {
    const said = say(brokenRule('LengthUpTo', { most: 10_000 })).map(({ text }) => text)
    assert.deepEqual(
      said.map((text) => text.replaceAll('\u00A0', ' ')),
      [
        'Website is "x", but it must have at most 10,000 characters.',
        'Sítio Web: no máximo 10 000 carateres.',
        'Site: no máximo 10.000 caracteres.',
      ],
    )
    const listed = say(brokenRule('OneOf', { allowed: ['a', 'b', 'c'] }), 'status')
    assert.deepEqual(
      listed.map(({ text }) => text.replace(/.*: |.*of /, '').replace(/,(?= ou| or)/, '')),
      ['a, b or c.', 'a, b ou c.', 'a, b ou c.'],
    )
    assert.ok([...listed, ...say(brokenRule('Day'))].every(({ detail }) => detail === undefined))
  })

  it('names roles as people do', () => {
    const reason = brokenRule('RoleNeeded', {
      needed: ['AdminAgent', 'SalesAgent'],
      held: ['HelpdeskAgent'],
    })
    const error = refused('RoleNotAllowed', { operation: 'x', user: 'u', reason })
    assert.deepEqual(
      spoken.map((each) => describeError(error, each).text),
      [
        'One of these roles is needed: Admin agent or Sales agent; this account has Helpdesk agent.',
        'É necessária uma destas funções: Agente administrador ou Agente de vendas; esta conta tem Agente de suporte técnico.',
        'É necessária uma destas funções: Agente administrador ou Agente de vendas; esta conta tem Agente de suporte técnico.',
      ],
    )
  })

  it('has the words of the language for every rule that the service has in English', () => {
    const names = Object.keys(english.words.rules) as RuleName[]
    const lists = { allowed: [], states: [], needed: [], held: [] }
    const values = { ...lists, most: 1, days: 1, country: 'PT', name: 'x' }
    for (const name of names) {
      const [en, ...others] = spoken.map(({ words }) => {
        const write = words.rules[name] as (values: object, formats: object) => string
        const plain = { number: String, either: String, list: String }
        return write(values, { ...plain, country: String, form: String })
      })
      for (const other of others) {
        assert.notEqual(other, en, name)
        assert.doesNotMatch(other, /\b(it|must|have|be)\b/, name)
      }
    }
  })

  it('of an address appears part by part, with the country’s name in the language', () => {
    const wrong = { country: 'US', addressLine1: 'x', state: 'WA', postalCode: '1' }
    const problems = checkAddress(wrong, knowledge)
    assert.equal(problems.length, 2)
    const error = refused('AddressNotValid', { problems: brokenParts(problems) })
    const { text, detail } = describeError(error, european)
    assert.match(
      text,
      /^A morada não é aceite: Localidade em falta \(é obrigatório em Estados Unidos\)/,
    )
    assert.match(text, /Código postal “1” \(tem de ter a forma usada em Estados Unidos\)/)
    assert.match(describeError(error, brazilian).text, /^O endereço não é aceito: Cidade /)
    assert.equal(detail, undefined)
    assert.match(describeError(error, english).text, /City is missing: it must be given in /)
    const elsewhere = brokenParts(checkAddress({ ...wrong, city: 'x', state: 'XX' }, knowledge))
    // The list of states is longer than a value on the wire may be.
    const whole = describeError(refused('AddressNotValid', { problems: elsewhere }), european)
    assert.match(whole.text, /Estado\/distrito “XX” \(em .+ existem: .*AK.* ou WY/)
  })

  it('of a website is worded by its code', () => {
    const read = readWebsite('https://a@b.example')
    assert.ok(!read.ok)
    const error = refused('InvalidWebsite', { value: '"https://a@b.example"', rule: read.broken })
    assert.equal(
      describeError(error, european).text,
      'Sítio Web: não pode ter nome de utilizador nem palavra-passe.',
    )
  })

  it('that is newer than the dashboard still names the field, and the service’s own words', () => {
    const error = new PartnerError({
      message: 'email is "x", but it must please the moon.',
      category: 'BadInput',
      status: 400,
      errorName: 'InvalidRequestInput',
      parameters: {
        field: 'billingProfile.email',
        value: '"x"',
        rule: 'it must please the moon',
        rules: '[{"rule":"Moon","values":{}}]',
      },
      retryable: false,
    })
    const { text, detail } = describeError(error, european)
    assert.equal(text, 'E-mail: o valor não é aceite.')
    assert.match(detail ?? '', /it must please the moon/)
    assert.equal(describeError(error, english).text, 'E-mail is "x", but it must please the moon.')
  })
})
