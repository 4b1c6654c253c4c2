import assert from 'node:assert/strict'
import { openApiDocument } from '@accredit/contract'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

interface Described {
  paths: Record<string, Record<string, { responses: Record<string, { content?: object }> }>>
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
  assert.match(answer.headers.get('ms-requestid') ?? '', /^[0-9a-f-]{36}$/i)
  assert.match(answer.headers.get('ms-correlationid') ?? '', /^[0-9a-f-]{36}$/i)
  assert.match(answer.headers.get('ms-cv') ?? '', /^[A-Za-z0-9+/]{16}\.0$/)
  // The one answer without a body is the missing second factor.
  if (answer.text === '') return
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8')
  const pointer = `api#/paths/${encodeURIComponent(route.template)}/${method}/${answer.status}`
  let validate = validators.get(pointer)
  if (!validate) {
    const content = declared.content as { 'application/json': { schema: object } } | undefined
    const schema = JSON.parse(
      JSON.stringify(content?.['application/json'].schema ?? {}).replaceAll('"#/', '"api#/'),
    ) as object
    validate = ajv.compile(schema)
    validators.set(pointer, validate)
  }
  assert.ok(
    validate(answer.json),
    `${method} ${path} → ${answer.status}: ${ajv.errorsText(validate.errors)}\n${answer.text}`,
  )
}
