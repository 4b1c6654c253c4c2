import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Type } from 'typebox'
import { normalizeNames } from './normalize-names.ts'

const Inner = Type.Object({ postalCode: Type.String(), lines: Type.Array(Type.String()) })
const schema = Type.Object({
  qualification: Type.String(),
  defaultAddress: Inner,
  entries: Type.Array(Inner),
})

const valueOf = (sent: unknown) => {
  const read = normalizeNames(schema, sent)
  assert.ok(read.ok)
  return read.value
}

test('names come out in the spelling of the schema, at every depth', () => {
  assert.deepEqual(
    valueOf({
      QUALIFICATION: 'x',
      DefaultAddress: { POSTALCODE: '1', Lines: ['a'] },
      entries: [{ postalcode: '2' }],
    }),
    {
      qualification: 'x',
      defaultAddress: { postalCode: '1', lines: ['a'] },
      entries: [{ postalCode: '2' }],
    },
  )
})

test('what the schema does not know has no effect', () => {
  const sent = JSON.parse(
    '{"qualification":"x","__proto__":{"website":"y"},"constructor":1,"Attributes":{"ObjectType":"z"}}',
  ) as unknown
  const value = valueOf(sent) as object
  assert.deepEqual(value, { qualification: 'x' })
  assert.equal(Object.getPrototypeOf(value), Object.prototype)
  assert.equal('website' in value, false)
})

test('null is like not given, whatever else is given', () => {
  assert.deepEqual(valueOf({ qualification: null }), {})
  assert.deepEqual(valueOf({ qualification: null, Qualification: 'x' }), { qualification: 'x' })
  assert.deepEqual(valueOf({ qualification: 'x', Qualification: null }), { qualification: 'x' })
})

test('two spellings that agree are one, and two that do not are reported', () => {
  assert.deepEqual(valueOf({ qualification: 'x', Qualification: 'x' }), { qualification: 'x' })
  assert.deepEqual(normalizeNames(schema, { qualification: 'x', Qualification: 'y' }), {
    ok: false,
    field: 'qualification',
  })
  assert.deepEqual(
    normalizeNames(schema, { entries: [{}, { postalCode: '1', PostalCode: '2' }] }),
    { ok: false, field: 'entries[1].postalCode' },
  )
})

const name = fc.oneof(
  fc.constantFrom('qualification', 'Qualification', 'QUALIFICATION', 'defaultAddress', 'entries'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'postalCode'),
  fc.string(),
)
const body = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 1, 'x'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 5 }),
  ),
})).value

test('any JSON is read without a fault, and reading it again changes nothing', () => {
  fc.assert(
    fc.property(body, (sent) => {
      const read = normalizeNames(schema, sent)
      if (!read.ok) return
      assert.deepEqual(normalizeNames(schema, read.value), read)
      if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return
      const known = new Set(['qualification', 'defaultAddress', 'entries'])
      assert.ok(Object.keys(read.value as object).every((key) => known.has(key)))
    }),
  )
})

test('nothing that is read reaches any other object', () => {
  fc.assert(
    fc.property(body, (sent) => {
      normalizeNames(schema, sent)
      assert.deepEqual(Object.keys(Object.prototype), [])
      assert.equal(({} as Record<string, unknown>)['qualification'], undefined)
    }),
  )
})
