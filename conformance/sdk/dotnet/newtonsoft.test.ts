import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readEnumName, writeEnumName } from './enum-names.ts'
import * as models from './models.ts'
import { list, readJson } from './newtonsoft.ts'

const codes = list(models.validationCode)
const qualifications = list(models.qualification)
const customers = models.page(models.customer)
const log = models.page(models.auditRecord)

it('matches names without case, converts scalars, and ignores what it does not know', () => {
  const body =
    '[{"VALIDATIONID":12345,"organizationName":"C","maxCreates":"5","remainingCreates":null,"x":{}}]'
  assert.deepEqual(readJson(codes, body), [
    {
      partnerId: null,
      organizationName: 'C',
      validationId: '12345',
      maxCreates: 5,
      remainingCreates: null,
      eTag: null,
    },
  ])
})

it('takes a member of its exact name before one in other case', () => {
  const read = readJson(models.qualification, '{"Qualification":"b","qualification":"a"}')
  assert.equal(read?.qualification, 'a')
})

for (const [what, read] of [
  ['a list that is wrapped', () => readJson(qualifications, '{"qualifications":[]}')],
  ['one object in place of a list', () => readJson(codes, '{"validationId":"1"}')],
  ['an object where a text belongs', () => readJson(models.qualification, '{"vettingReason":{}}')],
  ['a word where a number belongs', () => readJson(codes, '[{"maxCreates":"many"}]')],
  ['a date that is none', () => readJson(models.qualification, '{"vettingCreateDate":"soon"}')],
  ['null where a flag belongs', () => readJson(models.countryRules, '{"isCityRequired":null}')],
  ['null where an enum belongs', () => readJson(models.customer, '{"relationshipToPartner":null}')],
  ['an empty enum', () => readJson(models.customer, '{"relationshipToPartner":""}')],
  ['a list where a page belongs', () => readJson(customers, '[]')],
  ['items that are no array', () => readJson(customers, '{"items":{}}')],
  ['a link that is a text', () => readJson(customers, '{"links":{"next":"/customers"}}')],
  ['a record without a date', () => readJson(log, '{"items":[{"operationDate":null}]}')],
  ['text that goes on after the value', () => readJson(codes, '[] []')],
] as const) {
  it(`breaks on ${what}`, () => assert.throws(read))
}

it('counts the items of a page whatever totalCount says, and knows an absent token as empty', () => {
  const page = readJson(customers, '{"totalCount":99,"items":[{},{}]}')
  assert.equal(page?.totalCount, 2)
  assert.equal(page.continuationToken, '')
  assert.equal(page.items?.[0]?.relationshipToPartner, 'Unknown')
  // The converter looks the token up by itself, and minds its case.
  const other = readJson(customers, '{"items":null,"ContinuationToken":"A"}')
  assert.deepEqual([other?.continuationToken, other?.items], ['', []])
})

function readDate(text: string) {
  return readJson(models.qualification, `{"vettingCreateDate":"${text}"}`)?.vettingCreateDate
}

it('reads whole and broken seconds, with and without an offset', () => {
  const milliseconds = new Date('2026-03-02T09:14:05.120Z')
  assert.deepEqual(readDate('2026-03-02T09:14:05.120Z'), milliseconds)
  assert.deepEqual(readDate('2026-03-02T10:14:05.1200000+01:00'), milliseconds)
  assert.deepEqual(readDate('2026-03-02T09:14:05Z'), new Date('2026-03-02T09:14:05Z'))
  assert.equal(readDate(''), null)
})

it('reads an empty answer as nothing', () => {
  assert.equal(readJson(models.customer, ''), null)
})

it('turns names of enums both ways, and what it does not know into the first', () => {
  assert.equal(writeEnumName('StartsWith'), 'starts_with')
  assert.equal(writeEnumName('GovernmentCommunityCloud'), 'government_community_cloud')
  const { relationships } = models
  assert.equal(readEnumName(relationships, 'microsoft_support'), 'MicrosoftSupport')
  assert.equal(readEnumName(relationships, 'microsoftSupport'), 'MicrosoftSupport')
  assert.equal(readEnumName(relationships, 'Reseller'), 'Reseller')
  assert.equal(readEnumName(relationships, 'RESELLER'), 'Unknown')
  assert.equal(readEnumName(relationships, 'cousin'), 'Unknown')
  assert.equal(readEnumName(relationships, 5), 'None')
  const qualified = ['None', 'Education', 'Nonprofit', 'GovernmentCommunityCloud']
  assert.equal(readEnumName(qualified, 'governmentcommunitycloud'), 'None')
})
