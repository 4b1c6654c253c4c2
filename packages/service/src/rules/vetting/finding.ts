import { sayFindingPlainly, type BrokenPart, type FindingCode } from '@accredit/contract'
import { findingCodes, type CheckName, type FindingLevel } from './finding-codes.ts'

/** Finding of one check. */
export interface Finding {
  readonly check: CheckName
  readonly level: FindingLevel
  /** Stable; see the catalogue of codes. */
  readonly code: FindingCode
  /** One sentence in English that names the value and the rule. */
  readonly text: string
  readonly evidence: Readonly<Record<string, string | number | boolean>>
}

/**
 * Builds a finding; its code determines check and level. @param more values for its text besides
 * the evidence, and parts that break a rule
 * @example
 * finding('email-own-domain', { email: 'office@orchard.example', domain: 'orchard.example' })
 */
export function finding(
  code: FindingCode,
  evidence: Finding['evidence'] = {},
  more: {
    readonly values?: Readonly<Record<string, string | number>>
    readonly parts?: readonly BrokenPart[]
  } = {},
): Finding {
  const { check, level } = findingCodes[code]
  const text = sayFindingPlainly(code, { ...evidence, ...more.values }, more.parts)
  return { check, level, code, text, evidence }
}
