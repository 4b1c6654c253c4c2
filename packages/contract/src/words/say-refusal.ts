import type { BrokenRule } from '../rules.ts'
import { sayRule, type ContractWords, type SaidPart, type WordFormats } from './words.ts'

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
  if (!Object.hasOwn(words.refusals, errorName)) return undefined
  const say = words.refusals[errorName as keyof ContractWords['refusals']]
  const values = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return say(
    Object.fromEntries(values) as Readonly<Record<string, string>>,
    brokenRulesOf(parameters).map((part) => {
      const rule = sayRule(words.rules, part, formats)
      return { ...part, rule } as SaidPart
    }),
  )
}

/** Tells whether a language has words for every rule that a refusal names. */
export function knowsRules(
  words: Pick<ContractWords, 'rules'>,
  parameters: Readonly<Record<string, unknown>>,
): boolean {
  const broken = brokenRulesOf(parameters)
  if (broken.length === 0) return !('rule' in parameters || 'problems' in parameters)
  return broken.every(({ rule }) => Object.hasOwn(words.rules, rule) && rule !== 'Sandbox')
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
