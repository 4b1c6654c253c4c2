import { brokenRule, isGuid, normalizeNames, type Route } from '@accredit/contract'
import { deepest, isTooDeep } from '../rules/read/is-too-deep.ts'
import { enforce, refuse } from '../rules/refusal.ts'
import { withoutBlanks } from '../rules/read/without-blanks.ts'
import type { Call } from './call.ts'

/**
 * Reads the customer's id from the path, in lower case.
 * @throws Refused InvalidTenantId
 */
export function readCustomerId(call: Pick<Call, 'parameters'>): string {
  const value = call.parameters['customerId'] ?? ''
  if (!isGuid(value)) return refuse('InvalidTenantId', { value: `"${value}"` })
  return value.toLowerCase()
}

/**
 * Parses the body as JSON with the names of the route's schema. Its members are not validated yet.
 * @throws Refused InvalidRequestInput when it is missing, not JSON, or contains two spellings with
 * different values
 */
export function readBody(
  call: Pick<Call, 'body' | 'unreadable'>,
  route: Route & { body: object },
): unknown {
  enforce(call.unreadable)
  if (call.body.trim() === '') {
    return refuse('InvalidRequestInput', {
      field: 'body',
      value: 'empty',
      rule: brokenRule('Json'),
    })
  }
  const sent = parseJson(call.body)
  if (isTooDeep(sent)) {
    return refuse('InvalidRequestInput', {
      field: 'body',
      value: `nested more than ${deepest} deep`,
      rule: brokenRule('BodyForm'),
    })
  }
  const read = normalizeNames(route.body, withoutBlanks(sent))
  if (read.ok) return read.value
  return refuse('InvalidRequestInput', {
    field: read.field,
    value: 'given twice, in two spellings with different values',
    rule: brokenRule('NameOnce'),
  })
}

/**
 * Parses the body as a JSON object.
 * @throws Refused InvalidRequestInput
 */
export function readObjectBody(
  call: Pick<Call, 'body' | 'unreadable'>,
  route: Route & { body: object },
): Record<string, unknown> {
  const value = readBody(call, route)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>
  }
  return refuse('InvalidRequestInput', {
    field: 'body',
    value: Array.isArray(value) ? 'an array' : JSON.stringify(value),
    rule: brokenRule('JsonObject'),
  })
}

/** Reads a query parameter by its lower-case name, with `+` left unchanged. */
export function readLiteralParameter(
  call: Pick<Call, 'queryText'>,
  name: string,
): string | undefined {
  const parameters = new URLSearchParams(call.queryText.replaceAll('+', '%2B'))
  return [...parameters].find(([sent]) => sent.toLowerCase() === name)?.[1]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return refuse('InvalidRequestInput', {
      field: 'body',
      value: `not readable (${(error as SyntaxError).message})`,
      rule: brokenRule('Json'),
    })
  }
}
