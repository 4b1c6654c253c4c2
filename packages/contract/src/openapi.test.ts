import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { allRoutes } from './all-routes.ts'
import { errors } from './errors.ts'
import { openApiDocument } from './openapi.ts'
import type { Route } from './route.ts'
import { commonRefusals } from './routes.ts'

type Content = Record<
  string,
  { schema?: object; example?: unknown; examples?: Record<string, { value: unknown }> }
>

interface Schema {
  readonly $ref?: string
  readonly anyOf?: readonly Schema[]
  readonly required?: readonly string[]
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly unknown[]
  readonly properties?: Record<string, Schema | undefined>
}

interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly requestBody?: { readonly content: Content }
  readonly parameters: readonly { readonly name: string; readonly schema: Schema }[]
  readonly responses: Record<string, { description: string; headers?: object; content?: Content }>
}

const document = openApiDocument('http://127.0.0.1:8787') as {
  tags: readonly { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema | undefined> }
}
const operations = Object.values(document.paths).flatMap((path) => Object.values(path))

test('every operation tells its refusals by name, code and text', () => {
  for (const [name, route] of Object.entries(allRoutes) as [string, Route][]) {
    const operation = operations.find(({ operationId }) => operationId === name)
    for (const refusal of [...commonRefusals, ...route.refusals]) {
      const { status, text, code } = errors[refusal]
      const told = operation?.responses[status]?.description.split('\n') ?? []
      const known = 'body' in errors[refusal] ? '' : ` (${code})`
      assert.ok(told.includes(`- \`${refusal}\`${known}: ${text}`), `${name}: ${refusal}`)
    }
  }
})

test('every operation stands in one part of the API', () => {
  const parts = new Set(document.tags.map(({ name }) => name))
  for (const { operationId, tags } of operations) {
    assert.ok(tags.length === 1 && parts.has(tags[0] ?? ''), operationId)
  }
})

test('the examples are what the schemas describe', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'api', components: document.components })
  let checked = 0
  const check = (content: Content | undefined, what: string) => {
    const [{ schema, example, examples } = {}] = Object.values(content ?? {})
    if (!schema) return
    const own = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object
    for (const value of examples ? Object.values(examples).map((one) => one.value) : [example]) {
      assert.ok(ajv.validate(own, value), `${what}: ${ajv.errorsText()}\n${JSON.stringify(value)}`)
      assert.ok(
        !/[:[]"text"/.test(JSON.stringify(value)),
        `${what}: add a sample to examples.ts\n${JSON.stringify(value)}`,
      )
      checked += 1
    }
  }
  for (const { operationId, requestBody, responses } of operations) {
    check(requestBody?.content, `body of ${operationId}`)
    const [, success] = Object.entries(responses).find(([status]) => status < '400') ?? []
    check(success?.content, operationId)
  }
  assert.ok(checked > operations.length / 2)
})

test('parameters and headers have their types', () => {
  for (const { operationId, parameters, responses } of operations) {
    const schemaOf = (name: string) => parameters.find((one) => one.name === name)?.schema
    for (const name of ['customerId', 'caseId', 'MS-RequestId', 'MS-CorrelationId']) {
      const schema = schemaOf(name)
      if (schema) assert.equal(schema.format, 'uuid', `${operationId}: ${name}`)
    }
    for (const name of ['seekOperation', 'status', 'state', 'age', 'confirmation', 'type']) {
      const schema = schemaOf(name)
      // In a sign-in it is what a client likes, in the journal the number of an answer.
      if (!schema || (name === 'state' && operationId.startsWith('sign'))) continue
      if (name === 'status' && operationId === 'getJournal') continue
      assert.ok(schema.enum ?? schema.anyOf?.[0]?.enum, `${operationId}: ${name}`)
    }
    const size = schemaOf('size') ?? { type: 'integer', minimum: 0, maximum: 500 }
    assert.deepEqual([size.type, size.minimum, size.maximum], ['integer', 0, 500], operationId)
    assert.ok(schemaOf('MS-RequestId') && schemaOf('MS-CorrelationId'), operationId)
    for (const [status, { headers = {} }] of Object.entries(responses)) {
      for (const name of ['RequestId', 'CorrelationId', 'CV', 'ServerId']) {
        assert.ok(`MS-${name}` in headers, `${operationId}: MS-${name}`)
      }
      assert.equal('WWW-Authenticate' in headers, status === '401', operationId)
      const isCreated = status === '201' && operationId.startsWith('create')
      assert.equal('Location' in headers, isCreated || status === '303', operationId)
      assert.equal('Retry-After' in headers, status === '429' || status === '503', operationId)
      assert.equal('Allow' in headers, status === '405', operationId)
    }
  }
})

test('the name of a refusal is one of the catalogue', () => {
  const { schemas } = document.components
  assert.deepEqual(schemas['Error']?.properties?.['errorName']?.enum, Object.keys(errors))
})

/** The schema that a schema stands for. */
function resolve(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  return resolve(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
}

const apiOperations = new Set(Object.keys(allRoutes))

test('members of a body that may be left out may be null, and those of a closed set have an enum', () => {
  const closed = new Set(['qualification', 'educationSegment', 'verdict', 'reason'])
  closed.add('relationshipToPartner')
  let members = 0
  const look = (schema: Schema, where: string): void => {
    const { anyOf = [], properties = {}, required = [] } = resolve(schema)
    for (const form of anyOf) look(form, where)
    for (const [name, member = {}] of Object.entries(properties)) {
      const place = `${where}.${name}`
      const { anyOf: forms, type, enum: choices } = member
      const takesNull = type?.includes('null') || forms?.some((form) => form.type === 'null')
      assert.equal(takesNull ?? false, !required.includes(name), place)
      if (closed.has(name)) assert.ok(choices ?? forms?.some((form) => form.enum), place)
      members += 1
      look(member, place)
    }
  }
  for (const { operationId, requestBody } of operations) {
    const schema = requestBody?.content['application/json']?.schema
    if (schema && apiOperations.has(operationId)) look(schema, operationId)
  }
  assert.ok(members > 40, `${members}`)
})

test('examples name the service that describes itself, and no other', () => {
  const text = JSON.stringify(openApiDocument('https://accredit.example/s/one'))
  assert.ok(text.includes('"verification_uri":"https://accredit.example/s/one/devicelogin"'))
  assert.ok(text.includes('"preferred_network":"accredit.example"'))
  assert.doesNotMatch(text, /127\.0\.0\.1:8787/)
})
