import type { BrokenPart, BrokenRule } from '../rules.ts'
import type { PrecheckWarning } from '../precheck.ts'
import { rules } from './en/rules.ts'
import { warnings } from './en/warnings.ts'
import { sayFrom } from './say-refusal.ts'
import { sayRule, type WordFormats } from './words.ts'

/** Writes values as the wire does: without a locale. */
const plainFormats: WordFormats = {
  number: String,
  either: (items) => items.join(', '),
  list: (items) => items.join(', '),
  country: (code) => code,
  form: (pattern) => `: ${pattern}`,
}

/** Says a rule in English, as it goes over the wire. */
export function sayPlainly(rule: BrokenRule): string {
  return sayRule(rules, rule, plainFormats) ?? rule.rule
}

/** Says in English what is wrong with the parts of a value, as one sentence. */
export function sayParts(parts: readonly BrokenPart[]): string {
  return parts
    .map(({ field, value, broken }) => {
      const rule = sayPlainly(broken)
      return value === undefined
        ? `${field} is missing: ${rule}`
        : `${field} is "${value}": ${rule}`
    })
    .join('; ')
}

/**
 * Says a warning of a pre-check in English, as it goes over the wire.
 * @param values as they are sent
 */
export function sayWarning(
  name: PrecheckWarning,
  values: Readonly<Record<string, string | number>>,
): string {
  return sayFrom(warnings, rules, name, values, plainFormats) ?? name
}
