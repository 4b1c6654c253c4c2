import type { BrokenRule, RuleName, RuleValues } from '../rules.ts'

/** Writes values as a reader of the language expects them. */
export interface WordFormats {
  number(value: number): string
  /** Writes alternatives, e.g. `a, b or c`. */
  either(items: readonly string[]): string
  /** Names a country by its two letters. */
  country(code: string): string
}

/** The words of every rule in one language, as a clause that can follow a field's name. */
export type RuleWords = {
  readonly [Name in RuleName]: (values: RuleValues[Name], formats: WordFormats) => string
}

/** Says a rule in the words of a language; `undefined` for a rule that the table does not know. */
export function sayRule(
  words: RuleWords,
  { rule, values }: BrokenRule,
  formats: WordFormats,
): string | undefined {
  if (!Object.hasOwn(words, rule)) return undefined
  const say = words[rule] as (values: unknown, formats: WordFormats) => string
  return say(values, formats)
}
