import assert from 'node:assert/strict'
import { it } from 'node:test'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { startTestService, type TestAnswer, type TestService } from '../support/service.ts'
import type { TestStorage } from '../support/stores.ts'
import { candidates } from './candidates.ts'
import {
  bodyOf,
  document,
  exampleOf,
  operations,
  type Operation,
  type Parameter,
  type Schema,
} from './described.ts'
import { membersOf, withMember } from './members.ts'
import { valuesOf } from './values-of.ts'

const reviewer = 'reviewer1@vetting.accredit.test'

/** The refusals that say that a value has not the form that it must have. */
const ofForm = new Set([
  'InvalidRequestInput',
  'InvalidQuery',
  'InvalidEducationSegment',
  'InvalidWebsite',
  'EnumNotParsable',
  'FilterNotSupported',
  'MalformedRequest',
])

const ajv = new Ajv2020({ strict: false, allErrors: false })
addFormats.default(ajv)
ajv.addSchema({ $id: 'api', components: document.components })

function compile(schema: Schema): ValidateFunction {
  return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object)
}

const withJson = operations.filter(
  (operation) => bodyOf(operation).mediaType === 'application/json',
)

const faults = '/sandbox/v1/faults'

/** Operations that take a customer or its relationship away; each needs a customer of its own. */
const consuming = new Set(['removeRelationship', 'deleteCustomer'])

/** Calls operations with made-up values, each where it is about the value alone. */
interface Caller {
  send(operation: Operation, sent: { body?: unknown; query?: string }): Promise<TestAnswer>
}

async function openCaller(service: TestService): Promise<Caller> {
  const tokens = { admin: await service.userToken(), desk: await service.userToken(reviewer) }
  const added = await service.call('POST', '/sandbox/v1/customers', {
    token: tokens.admin,
    body: { count: 200 },
  })
  let next = BigInt(`0x${String(added.json.firstId).replaceAll('-', '')}`)
  const takeCustomer = () => {
    const digits = next.toString(16).padStart(32, '0')
    next += 1n
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
  /** A request is sent again while the journal holds it. */
  const makeEntry = async (): Promise<string> => {
    const { admin: token } = tokens
    await service.call('GET', '/v1/customers?size=1', { token })
    const { json } = await service.call('GET', '/sandbox/v1/journal?limit=1', { token })
    return json.entries[0].id
  }
  return {
    async send(operation, { body, query }) {
      const { method, operationId, parameters } = operation
      const entry = operation.path.includes('{entryId}') ? await makeEntry() : undefined
      const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        name === 'customerId' && consuming.has(operationId)
          ? takeCustomer()
          : name === 'entryId' && entry !== undefined
            ? entry
            : encodeURIComponent(exampleOf(parameters.find((one) => one.name === name)!) ?? ''),
      )
      const token = path.startsWith('/vetting/') ? tokens.desk : tokens.admin
      const answer = await service.call(method, query ? `${path}?${query}` : path, {
        token,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      // Faults that were asked for would be answers to the calls that follow.
      if (method !== 'GET' && path === faults) await service.call('DELETE', faults, { token })
      return answer
    },
  }
}

/** Fails where the description and the service say different things about a value. */
function compare(isDescribed: boolean, { status, text, json }: TestAnswer, what: string): void {
  // A pre-check tells what would refuse a request, instead of refusing it.
  const told: string[] = (json?.findings ?? []).map(({ rule }: { rule: string }) => rule)
  const named = status === 400 ? [json.errorName] : json?.outcome === 'refused' ? told : []
  const isRefused = named.some((name) => ofForm.has(name))
  if (isDescribed) assert.ok(!isRefused && status < 500, `${what} is described, but ${text}`)
  else assert.ok(named.length > 0, `${what} is not described, but ${status} ${text}`)
}

/** Extent of a run. */
interface Extent {
  /** Made-up bodies for each operation. */
  readonly bodies: number
  /** One candidate of so many is tried in each place, in each place another one. */
  readonly oneOf: number
}

/** Turns description and service against each other. */
export function schemaAndService(
  makeStorage: () => Promise<Pick<TestStorage, 'config'> & AsyncDisposable>,
  { bodies, oneOf }: Extent,
): void {
  let turn = 0
  const some = (schema: Schema) => candidates(schema).filter(() => (turn += 1) % oneOf === 0)

  it('agree about each member of a body', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const caller = await openCaller(service)
    let sent = 0
    for (const operation of withJson) {
      const { examples = {}, schema } = bodyOf(operation)
      const isDescribed = compile(schema!)
      const looked = new Set<string>()
      for (const { value: base } of Object.values(examples)) {
        for (const { path, schema: member } of membersOf(schema!, base)) {
          const place = path.join('.')
          if (looked.has(place)) continue
          looked.add(place)
          for (const candidate of some(member)) {
            if (takesLong(operation, withMember(base, path, candidate))) continue
            const body = withMember(base, path, candidate)
            const what = `${operation.operationId} ${place} ${show(candidate)}`
            compare(isDescribed(body), await caller.send(operation, { body }), what)
            sent += 1
          }
        }
      }
    }
    assert.ok(sent > 2_000 / oneOf, `${sent}`)
  })

  it('agree about each parameter of a query', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const caller = await openCaller(service)
    for (const operation of operations) {
      if (operation.path.startsWith('/{tenant}')) continue
      const inQuery = operation.parameters.filter((one) => one.in === 'query')
      const needed = inQuery.filter(({ required }) => required)
      for (const parameter of inQuery.filter(({ name }) => !isToken(name))) {
        const schema = parameter.schema ?? Object.values(parameter.content ?? {})[0]!.schema
        const isDescribed = compile(schema)
        for (const candidate of some(schema)) {
          const text = writeParameter(parameter, candidate)
          if (text === undefined) continue
          const query = new URLSearchParams([
            ...needed.map((one): [string, string] => [one.name, exampleOf(one) ?? '']),
            [parameter.name, text],
          ])
          const what = `${operation.operationId} ?${parameter.name}=${text}`
          // Both SDKs and the documentation have pages of more than 500 be pages of 500.
          if (parameter.name === 'size' && Number(text) > 500) continue
          const deduplicated = new URLSearchParams([...new Map(query)]).toString()
          const answer = await caller.send(operation, {
            query: deduplicated,
            ...bodyFor(operation),
          })
          compare(isDescribed(readParameter(schema, candidate)), answer, what)
        }
      }
    }
  })

  it('agree about whole bodies that the description allows', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const caller = await openCaller(service)
    for (const operation of withJson) {
      const { schema } = bodyOf(operation)
      const isDescribed = compile(schema!)
      const values = valuesOf(schema!).filter(
        (value) => isDescribed(value) && !takesLong(operation, value),
      )
      await fc.assert(
        fc.asyncProperty(values, async (body) => {
          compare(true, await caller.send(operation, { body }), operation.operationId)
        }),
        { numRuns: bodies, seed: 18 },
      )
    }
  })
}

/** A million customers may be asked for, and take their time. */
function takesLong({ operationId }: Operation, body: unknown): boolean {
  if (operationId !== 'generateCustomers') return false
  const { count } = (body ?? {}) as { count?: unknown }
  return typeof count === 'number' && count > 1_000 && count <= 1_000_000
}

/** Positions in lists are made by the service; what they hold is none of a caller's business. */
function isToken(name: string): boolean {
  return name === 'after' || name === 'seekOperation' || name === 'MS-ContinuationToken'
}

function writeParameter(parameter: Parameter, value: unknown): string | undefined {
  if (parameter.content) return JSON.stringify(value)
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : undefined
}

/** In an address a number is text; one that is described as a number is meant as one. */
function readParameter({ type }: Schema, value: unknown): unknown {
  if (type === 'integer' && typeof value === 'string' && /^\d+$/.test(value)) return Number(value)
  return type === 'string' && typeof value === 'number' ? String(value) : value
}

function bodyFor(operation: Operation): { body?: unknown } {
  const [example] = Object.values(bodyOf(operation).examples ?? {})
  return example ? { body: example.value } : {}
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'left out'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
