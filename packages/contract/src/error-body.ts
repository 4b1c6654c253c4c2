import { Type, type Static } from 'typebox'
import { errors, type ErrorEntry, type ErrorName, type ErrorParameters } from './errors.ts'
import type { BrokenPart, BrokenRule } from './rules.ts'
import { unshownCharacters } from './texts.ts'
import { sayParts, sayPlainly } from './words/say-plainly.ts'

/** The body of a refusal: the union of Partner Center's older and newer form. */
export const ErrorBody = Type.Object(
  {
    code: Type.Integer({ description: 'Partner Center’s number.' }),
    message: Type.String(),
    description: Type.String({ minLength: 1, maxLength: 1024, description: 'The same text.' }),
    data: Type.Array(Type.Unknown(), {
      description: 'Always empty; older clients need the array.',
    }),
    errorName: Type.Enum(Object.keys(errors) as ErrorName[], {
      description: 'Stable name of the refusal.',
    }),
    isRetryable: Type.Boolean(),
    parameters: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
      description:
        'The values that the text names; `fidelity: assumed` where no source pairs number and situation. `rules`, where a rule was broken, is JSON text: an array of `{ field?, value?, rule, values }` with the stable code of each rule and the values of its words.',
    }),
    source: Type.String(),
  },
  { $id: 'Error' },
)
export type ErrorBody = Static<typeof ErrorBody>

/** The body of a throttled answer. Source: API throttling guidance. */
export const GatewayErrorBody = Type.Object(
  { statusCode: Type.Integer(), message: Type.String() },
  { $id: 'GatewayError' },
)
export type GatewayErrorBody = Static<typeof GatewayErrorBody>

const longestValue = 200
const longestDescription = 1024

const unseen = new RegExp(`[${unshownCharacters}]`, 'gu')

/** Shortens a value that a caller sent before the answer repeats it, and shows what hides in it. */
function shorten<Value>(value: Value): Value | string {
  if (typeof value !== 'string') return value
  const shown = value.replaceAll(
    unseen,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return shown.length > longestValue ? `${shown.slice(0, longestValue)}…` : shown
}

type Values = Readonly<Record<string, string | number | BrokenRule | readonly BrokenPart[]>>

/** The values as text and numbers, rules in English. */
function plainValues(parameters: Values): Record<string, string | number> {
  const plain = Object.entries(parameters).map(([name, value]) => {
    if (typeof value !== 'object') return [name, shorten(value)]
    return [name, shorten('rule' in value ? sayPlainly(value) : sayParts(value))]
  })
  return Object.fromEntries(plain) as Record<string, string | number>
}

/** The rules that were broken, for a program: JSON text, since `parameters` holds plain values only. */
function brokenRules({ rule, reason, problems }: Values): { rules?: string } {
  const one = rule ?? reason
  if (typeof one === 'object' && 'rule' in one) return { rules: JSON.stringify([one]) }
  if (!Array.isArray(problems)) return {}
  const parts = (problems as readonly BrokenPart[]).map(({ field, value, broken }) => ({
    field,
    ...(value !== undefined && { value: shorten(value) }),
    ...broken,
  }))
  return { rules: JSON.stringify(parts) }
}

/** Values as an answer carries them: plain, and with the broken rules for a program. */
export function sentParameters(parameters: Values): Record<string, string | number> {
  return { ...plainValues(parameters), ...brokenRules(parameters) }
}

/** Fills the text of an error, so that it names the value and the rule. */
export function errorText<Name extends ErrorName>(
  name: Name,
  parameters: ErrorParameters<Name>,
): string {
  const values = plainValues(parameters)
  return errors[name].text
    .replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
    .slice(0, longestDescription)
}

/** Builds the body of an error; `undefined` where the contract sends none. */
export function errorBody<Name extends ErrorName>(
  name: Name,
  parameters: ErrorParameters<Name>,
): ErrorBody | GatewayErrorBody | undefined {
  const entry: ErrorEntry = errors[name]
  const text = errorText(name, parameters)
  if (entry.body === 'none') return undefined
  if (entry.body === 'gateway') return { statusCode: entry.status, message: text }
  return {
    code: entry.code,
    message: text,
    description: text,
    data: [],
    errorName: name,
    isRetryable: entry.retryable,
    parameters: {
      ...sentParameters(parameters),
      ...(entry.fidelity === 'assumed' ? { fidelity: 'assumed' } : {}),
    },
    source: 'PartnerFD',
  }
}
