import assert from 'node:assert/strict'
import { openApiDocument } from '@accredit/contract'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

interface DescribedAnswer {
  readonly headers?: Readonly<Record<string, { required?: boolean; schema: object }>>
  readonly content?: Readonly<Record<string, { schema?: object }>>
}

interface Described {
  paths: Record<string, Record<string, { responses: Record<string, DescribedAnswer> }>>
  components: object
}

const description = openApiDocument('http://127.0.0.1') as unknown as Described
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ $id: 'api', components: description.components })

const paths = Object.keys(description.paths).map((template) => ({
  template,
  pattern: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`, 'i'),
}))
const validators = new Map<string, ValidateFunction>()

/**
 * Fails when an answer on a route of the contract has a status or a shape that the published
 * description does not declare. Other paths are none of its business.
 */
export function checkAnswer(
  method: string,
  path: string,
  answer: { status: number; text: string; json: unknown; headers: Headers },
): void {
  // A fragment has no place in a request; the service leaves it out, as it does the query.
  const [plain = ''] = path.split(/[?#]/, 1)
  const normal = plain.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1')
  // `/customers/all/validations` also matches the pattern of one customer; the literal one wins.
  const route = paths
    .filter(({ pattern }) => pattern.test(normal))
    .toSorted((a, b) => a.template.split('{').length - b.template.split('{').length)[0]
  const operation = route && description.paths[route.template]?.[method.toLowerCase()]
  if (!route || !operation) return
  const declared = operation.responses[String(answer.status)]
  assert.ok(declared, `${method} ${route.template} answered an undeclared ${answer.status}`)
  checkHeaders(`${method} ${route.template} → ${answer.status}`, declared, answer.headers)
  // The one refusal without a body is the missing second factor.
  if (answer.text === '') return
  const sent = answer.headers.get('content-type') ?? ''
  const media = Object.keys(declared.content ?? {}).map((type) =>
    isText(type) ? `${type}; charset=utf-8` : type,
  )
  assert.ok(media.includes(sent), `${method} ${route.template} → ${answer.status}: ${sent}`)
  if (!sent.startsWith('application/json')) return
  const pointer = `api#/paths/${encodeURIComponent(route.template)}/${method}/${answer.status}`
  let validate = validators.get(pointer)
  if (!validate) {
    validate = compile(declared.content?.['application/json']?.schema ?? {})
    validators.set(pointer, validate)
  }
  assert.ok(
    validate(answer.json),
    `${method} ${path} → ${answer.status}: ${ajv.errorsText(validate.errors)}\n${answer.text}`,
  )
}

const isText = (type: string) => /^(?:application\/json|text\/.+)$/.test(type)

/** Headers that no answer has without a word in its description. */
const told =
  /^(ms-.*|retry-after|location|etag|allow|www-authenticate|request-context|x-locale|ismfacompliant)$/

/** Holds the headers of an answer against its description, in both directions. */
function checkHeaders(what: string, declared: DescribedAnswer, sent: Headers): void {
  const headers = Object.entries(declared.headers ?? {})
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  for (const name of sent.keys()) assert.ok(!told.test(name) || names.has(name), `${what}: ${name}`)
  for (const [name, { required, schema }] of headers) {
    const value = sent.get(name)
    if (value === null) assert.ok(!required, `${what} has no ${name}`)
    else assert.ok(validatorOf(schema)(readHeader(schema, value)), `${what}: ${name}: ${value}`)
  }
}

const ofHeaders = new Map<object, ValidateFunction>()

function validatorOf(schema: object): ValidateFunction {
  const validate = ofHeaders.get(schema) ?? compile(schema)
  ofHeaders.set(schema, validate)
  return validate
}

/** A header is text; one that is described as a number is meant as one. */
function readHeader(schema: { readonly type?: string }, value: string): string | number {
  return schema.type === 'integer' ? Number(value) : value
}

function compile(schema: object): ValidateFunction {
  return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object)
}
