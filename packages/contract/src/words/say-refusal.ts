import type { ErrorName } from '../errors.ts'
import type { BrokenRule } from '../rules.ts'
import type { PrecheckFinding } from '../precheck.ts'
import { refusalFields } from './refusal-fields.ts'
import {
  asSentence,
  sayRule,
  type ContractWords,
  type SaidPart,
  type Values,
  type WordFormats,
} from './words.ts'

/** The parts of a refusal that its words need, as the wire gives them. */
interface SentRefusal {
  readonly errorName?: string | undefined
  readonly parameters: Readonly<Record<string, unknown>>
}

/**
 * Says a refusal in the words of a language; `undefined` for one that the language has no words for.
 * A newer service may name a rule that is not known here: the sentence then says what it can.
 */
export function sayRefusal(
  words: Pick<ContractWords, 'refusals' | 'rules'>,
  { errorName = '', parameters }: SentRefusal,
  formats: WordFormats,
): string | undefined {
  return sayFrom(words.refusals, words.rules, errorName, parameters, formats)
}

/**
 * Says what a pre-check found in the words of a language: a warning, or the refusal that the request
 * would get; `undefined` for one that the language has no words for.
 */
export function sayFinding(
  words: Pick<ContractWords, 'refusals' | 'rules' | 'warnings'>,
  { rule, values }: Pick<PrecheckFinding, 'rule' | 'values'>,
  formats: WordFormats,
): string | undefined {
  const table = Object.hasOwn(words.warnings, rule) ? words.warnings : words.refusals
  return sayFrom(table, words.rules, rule, values, formats)
}

type Sentences = Readonly<Record<string, (values: Values, parts: readonly SaidPart[]) => string>>

/** Says a sentence of a table, with the rules that its values name; `undefined` for a name that it lacks. */
export function sayFrom(
  table: Sentences,
  rules: ContractWords['rules'],
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  formats: WordFormats,
): string | undefined {
  if (!Object.hasOwn(table, name)) return undefined
  const values = Object.entries(parameters).map(([key, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return [key, key === 'country' ? formats.country(text) : text]
  })
  return table[name]?.(
    Object.fromEntries(values) as Values,
    brokenRulesOf(parameters).map((part) => {
      const rule = sayRule(rules, part, formats)
      return { ...part, rule } as SaidPart
    }),
  )
}

/** A wrong field, with a sentence that can stand at it. */
export interface SaidFault {
  /** Name on the wire, without its path. */
  readonly field: string
  readonly text: string
}

/**
 * Says at which fields a refusal belongs, each with its own sentence, which does not repeat the field's
 * name; empty for a refusal of the whole, and where the language lacks words for a rule.
 */
export function sayFaults(
  words: Pick<ContractWords, 'refusals' | 'rules'>,
  refusal: SentRefusal,
  formats: WordFormats,
): readonly SaidFault[] {
  const { errorName = '', parameters } = refusal
  const { field = refusalFields[errorName as ErrorName] } = parameters
  const parts = brokenRulesOf(parameters)
  if (parts.length > 0) {
    const faults = parts.map((part) => {
      const rule = sayRule(words.rules, part, formats)
      return faultAt(part.field ?? field, rule && asSentence(rule))
    })
    return faults.every((fault) => fault !== undefined) ? faults : []
  }
  const fault = faultAt(field, sayRefusal(words, refusal, formats))
  return fault ? [fault] : []
}

function faultAt(field: unknown, text: string | undefined): SaidFault | undefined {
  if (typeof field !== 'string' || text === undefined) return undefined
  return { field: field.slice(field.lastIndexOf('.') + 1), text }
}

/** Tells whether a language has words for every rule that a refusal names. */
export function knowsRules(
  words: Pick<ContractWords, 'rules'>,
  parameters: Readonly<Record<string, unknown>>,
): boolean {
  const broken = brokenRulesOf(parameters)
  if (broken.length === 0) return !('rule' in parameters || 'problems' in parameters)
  return broken.every(({ rule }) => Object.hasOwn(words.rules, rule))
}

type SentPart = BrokenRule & Pick<SaidPart, 'field' | 'value'>

/** Reads `parameters.rules`; empty where there is none, or none that can be read. */
function brokenRulesOf({ rules }: Readonly<Record<string, unknown>>): readonly SentPart[] {
  if (typeof rules !== 'string') return []
  try {
    const parts: unknown = JSON.parse(rules)
    return Array.isArray(parts) ? (parts as SentPart[]) : []
  } catch {
    return []
  }
}
