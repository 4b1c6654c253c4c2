import type { FindingCode } from '../finding-codes.ts'
import type { BrokenPart, BrokenRule } from '../rules.ts'
import type { PrecheckWarning } from '../precheck.ts'
import { findings } from './en/findings.ts'
import { rules } from './en/rules.ts'
import { sandboxRules } from './en/sandbox-rules.ts'
import { warnings } from './en/warnings.ts'
import { sayFrom } from './say-refusal.ts'
import { sayRule, type FindingWords, type Values, type WordFormats } from './words.ts'

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
  return sayRule({ ...rules, ...sandboxRules }, rule, plainFormats) ?? rule.rule
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

/** Explanations of the policy's rows in English, as cases carry them. */
export { policies as policyExplanations } from './en/policies.ts'

/**
 * Says a finding of vetting in English, as cases carry it.
 * @param values its evidence, and what else its words need
 * @param parts of what was sent that break a rule
 */
export function sayFindingPlainly(
  code: FindingCode,
  values: Readonly<Record<string, unknown>>,
  parts: readonly BrokenPart[] = [],
): string {
  const texts = Object.entries(values).map(([name, value]) => [name, String(value)])
  const say: FindingWords[FindingCode] = findings[code]
  return say(
    Object.fromEntries(texts) as Values,
    parts.map(({ broken, ...part }) => ({ ...part, rule: sayPlainly(broken) })),
  )
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
