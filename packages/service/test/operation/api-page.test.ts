import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { allRoutes, errors, openApiDocument, type Route } from '@accredit/contract'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import {
  jsonOf,
  listOperations,
  successOf,
  type ApiDocument,
} from '../../src/http/api-page-document.ts'
import { exampleAnswer, exampleRequest } from '../../src/http/api-page-examples.ts'
import { renderApiPage } from '../../src/http/api-page.ts'
import { startTestService } from '../support/service.ts'

const document = openApiDocument('http://127.0.0.1:8787') as unknown as ApiDocument
const page = renderApiPage(document, 'sandbox')
const operations = listOperations(document)

test('every operation is on the page, with its refusals by code and text', () => {
  assert.equal(operations.length, Object.keys(allRoutes).length)
  for (const [name, route] of Object.entries(allRoutes) as [string, Route][]) {
    const article =
      page.slice(page.indexOf(`<article id="${name}"`)).split('</article>', 1)[0] ?? ''
    assert.ok(article.includes(route.path), name)
    assert.ok(article.includes(`>${route.method}</span>`), name)
    for (const refusal of route.refusals) {
      const { code } = errors[refusal]
      const row = new RegExp(`<td>${code}</td>\\s*<th scope="row"><code>${refusal}</code></th>`)
      const common = ['TooManyRequests', 'MfaRequired'].includes(refusal)
      assert.ok(common || row.test(article), `${name}: ${refusal}`)
    }
  }
})

test('every place is there once, and every link on the page leads to one', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '')
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  )
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target ?? '')
  assert.ok(targets.length > operations.length)
  assert.deepEqual(
    targets.filter((target) => !ids.includes(target)),
    [],
  )
  for (const named of page.matchAll(/aria-labelledby="([^"]+)"/g)) {
    assert.ok(ids.includes(named[1] ?? ''), named[1])
  }
})

test('the examples are what the schemas describe', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'api', components: document.components })
  const check = (schema: unknown, example: unknown, what: string) => {
    const own = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object
    const fits = ajv.validate(own, example)
    assert.ok(fits, `${what}: ${ajv.errorsText()}\n${JSON.stringify(example)}`)
    assert.ok(
      !/[:[]"text"/.test(JSON.stringify(example)),
      `${what}: add a sample to api-page-samples.ts\n${JSON.stringify(example)}`,
    )
  }
  for (const operation of operations) {
    const { operationId } = operation
    const body = jsonOf(operation.requestBody?.content)
    if (body) check(body, exampleRequest(operationId, body, document), `body of ${operationId}`)
    const answer = jsonOf(successOf(operation)[1])
    if (answer) check(answer, exampleAnswer(operationId, answer, document), operationId)
  }
})

test('it is served without a script or anything from elsewhere', async () => {
  await using service = await startTestService(undefined)
  const response = await fetch(`${service.url}/docs`)
  const text = await response.text()
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
  const policy = response.headers.get('content-security-policy') ?? ''
  assert.match(policy, /^default-src 'none'; /)
  assert.ok(!policy.includes('unsafe') && !policy.includes('script-src'))
  const [, style = ''] = /<style>([^]*?)<\/style>/.exec(text) ?? []
  const hash = createHash('sha256').update(style).digest('base64')
  assert.ok(policy.includes(`style-src 'sha256-${hash}'`))
  assert.doesNotMatch(text, /<script|<iframe|<img| src=| style=| on\w+=/i)
  const links = [...text.matchAll(/(?:href|url)[=(]"?([^")> ]+)/g)].map(([, link]) => link ?? '')
  const others = new Set(links.filter((link) => !link.startsWith('#')))
  assert.deepEqual([...others].toSorted(), ['/favicon.svg', '/openapi.json'])
  assert.ok(text.includes(`${service.url}/contoso.onmicrosoft.com/oauth2/v2.0/token`))
  const described = await fetch(`${service.url}/openapi.json`)
  assert.equal(((await described.json()) as { openapi: string }).openapi, '3.1.0')
})

test('in production it says where tokens come from, and names no sandbox user', () => {
  const production = renderApiPage(document, 'production')
  assert.ok(production.includes('Tokens come from Entra ID'))
  assert.ok(!production.includes('sandbox-refresh:'))
})
