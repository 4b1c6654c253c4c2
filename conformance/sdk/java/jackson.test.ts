import assert from 'node:assert/strict'
import { it } from 'node:test'
import { writeDayOfYear, canonicalizeQuery } from './encode.ts'
import { list, readJson } from './jackson.ts'
import * as models from './models.ts'
import { isNetUri } from './net-uri.ts'

const codes = list(models.validationCode)
const customers = models.page(models.customer)
const log = models.page(models.auditRecord)

it('matches names exactly, and makes zero and false of what is null or absent', () => {
  const body = '[{"ValidationId":"1","maxCreates":null,"eTag":"t","extra":[]}]'
  assert.deepEqual(readJson(codes, body), [
    {
      partnerId: null,
      organizationName: null,
      validationId: null,
      maxCreates: 0,
      remainingCreates: 0,
      etag: null,
    },
  ])
  assert.equal(readJson(models.countryRules, '{"isCityRequired":null}')?.isCityRequired, false)
})

const record = (members: string) => `{"items":[{${members}}]}`
const nextLink = (uri: string) => JSON.stringify({ links: { next: { uri } } })

for (const [what, read] of [
  ['a list that is wrapped', () => readJson(codes, '{"items":[]}')],
  ['an object where a text belongs', () => readJson(models.customer, '{"id":{}}')],
  ['an operation that it does not know', () => readJson(log, record('"operationType":"fly"'))],
  ['an operation in other case', () => readJson(log, record('"operationType":"Add_customer"'))],
  ['an empty enum', () => readJson(log, record('"operationStatus":""'))],
  ['another resource', () => readJson(log, record('"resourceType":"partner_customer_dap"'))],
  ['a date in another form', () => readJson(log, record('"operationDate":"03/02/2026"'))],
  [
    'the fifth relationship',
    () => readJson(models.customer, '{"relationshipToPartner":"microsoft_support"}'),
  ],
  ['government', () => readJson(models.qualification, '"government_community_cloud"')],
  ['a raw brace in a link', () => readJson(customers, nextLink('/customers?filter={'))],
  ['a raw quote in a link', () => readJson(customers, nextLink('/customers?filter="a"'))],
  ['a raw space in a link', () => readJson(customers, nextLink('/customers?filter=a b'))],
  ['a bare percent sign in a link', () => readJson(customers, nextLink('/customers?a=100%'))],
] as const) {
  it(`breaks on ${what}`, () => assert.throws(read))
}

it('reads null where a relationship or a date may be missing', () => {
  assert.equal(readJson(models.customer, '{"relationshipToPartner":null}')?.id, null)
  const page = readJson(log, record('"operationDate":"","operationType":null'))
  assert.deepEqual([page?.items?.[0]?.operationDate, page?.items?.[0]?.operationType], [null, null])
})

it('says of a page what the answer says', () => {
  assert.equal(readJson(customers, '{"totalCount":99,"items":[{}]}')?.totalCount, 99)
})

it('knows what java.net.URI takes', () => {
  for (const good of ['/customers?size=1', '/c?f=%7B%22a%22%7D', '/c?a=[1]', '/c?n=Söhne', '/c?']) {
    assert.ok(isNetUri(good), good)
  }
  for (const bad of [
    '/c?a={',
    '/c?a=|',
    '/c a',
    '/c?a=%2',
    '/[c]',
    '/c?a=^',
    '/c?a=`',
    '/c?a=\\',
  ]) {
    assert.ok(!isNetUri(bad), bad)
  }
})

it('writes days as Joda-Time does, and addresses as OkHttp does', () => {
  // Output of the real libraries for these days and this address.
  assert.equal(writeDayOfYear(new Date('2020-09-02')), '2020-09-246')
  assert.equal(writeDayOfYear(new Date('2026-01-05')), '2026-01-05')
  assert.equal(writeDayOfYear(new Date('2024-12-31')), '2024-12-366')
  assert.equal(writeDayOfYear(new Date('2026-04-10')), '2026-04-100')
  assert.equal(
    canonicalizeQuery(`/v1//customers?size=5&filter=%7B%22a%22%7D+b'"<>{}|`),
    '/v1//customers?size=5&filter=%7B%22a%22%7D+b%27%22%3C%3E{}|',
  )
})
