import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { brokenRule } from './rules.ts'
import { errorBody, errorText } from './error-body.ts'
import { errors, type ErrorName } from './errors.ts'

const names = Object.keys(errors) as ErrorName[]
const parametersOf = (name: ErrorName) =>
  [...errors[name].text.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter)

test('a text names each of its values', () => {
  for (const name of names) {
    const values = Object.fromEntries(parametersOf(name).map((key) => [key, `<${key}>`]))
    const text = errorText(name, values as never)
    for (const key of parametersOf(name)) assert.ok(text.includes(`<${key}>`), `${name}: ${text}`)
    assert.doesNotMatch(text, /[{}]|undefined/)
  }
})

test('a text is a sentence', () => {
  for (const name of names) {
    if (name === 'MfaRequired') continue
    assert.match(errors[name].text, /^(\p{Lu}|\{|[a-z]+[A-Z]|website).*[.}]$/u, name)
  }
})

test('values of any kind stay values: the text has them, short, and nothing is filled in twice', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.oneof(
        fc.string(),
        fc.string({ minLength: 201, maxLength: 2_000 }),
        fc.constant('{field}'),
      ),
      (name, value) => {
        const values = Object.fromEntries(parametersOf(name).map((key) => [key, value]))
        const body = errorBody(name, values as never)
        const text = errorText(name, values as never)
        assert.ok(text.length > 0 && text.length <= 1_024)
        if (body && 'errorName' in body) {
          assert.equal(body.errorName, name)
          assert.equal(body.description, text)
          assert.equal(body.message, text)
          assert.deepEqual(body.data, [])
          assert.deepEqual(JSON.parse(JSON.stringify(body)), body)
          for (const key of parametersOf(name)) {
            const shown = String(body.parameters[key])
            assert.ok(shown.length <= 201)
            assert.ok(value.startsWith(shown.replace(/…$/, '')))
          }
        }
      },
    ),
  )
})

test('a body says where it rests on a decision of ours', () => {
  for (const name of names) {
    const body = errorBody(name, {} as never)
    if (!body || !('parameters' in body)) continue
    const { fidelity } = errors[name]
    assert.equal(body.parameters['fidelity'], fidelity === 'assumed' ? 'assumed' : undefined)
  }
})

test('only what can succeed later without a change is retryable', () => {
  for (const name of names) {
    const { status, retryable } = errors[name]
    assert.equal(retryable, status === 429 || status >= 500, name)
  }
})

test('no refusal uses a status that an SDK repeats for ever where it can reach it', () => {
  const statuses = new Set(names.map((name) => errors[name].status as number))
  for (const status of [408, 412, 413, 414, 415, 422]) assert.equal(statuses.has(status), false)
})

test('a broken rule is said in English, and named with its values for a program', () => {
  const rule = brokenRule('LengthUpTo', { most: 1_000 })
  const body = errorBody('InvalidRequestInput', { field: 'website', value: '"x"', rule })
  assert.ok(body && 'parameters' in body)
  const { rules, ...named } = body.parameters
  assert.deepEqual(named, {
    field: 'website',
    value: '"x"',
    rule: 'it must have at most 1000 characters',
  })
  assert.deepEqual(JSON.parse(String(rules)), [{ rule: 'LengthUpTo', values: { most: 1_000 } }])
  assert.match(body.description, /^website is "x", but it must have at most 1000 /)
})

test('each broken part of an address is named, whole, where its words are cut', () => {
  const states = Array.from({ length: 60 }, (_, index) => `S${index}`)
  const place = { country: 'US', name: 'United States' }
  const problems = [
    { field: 'city', broken: brokenRule('RequiredInCountry', place) },
    {
      field: 'state',
      value: 'x'.repeat(300),
      broken: brokenRule('StateKnown', { ...place, states }),
    },
  ]
  const body = errorBody('AddressNotValid', { problems })
  assert.ok(body && 'parameters' in body)
  assert.match(
    String(body.parameters['problems']),
    /^city is missing: it must be given in United States; state is "xxx.*…$/,
  )
  const [city, state] = JSON.parse(String(body.parameters['rules']))
  assert.deepEqual(city, { field: 'city', rule: 'RequiredInCountry', values: place })
  assert.equal(state.value.length, 201)
  assert.deepEqual(state.values.states, states)
})
