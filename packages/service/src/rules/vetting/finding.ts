import {
  findingCodes,
  type CheckName,
  type FindingCode,
  type FindingLevel,
} from './finding-codes.ts'

/** Finding of one check. */
export interface Finding {
  readonly check: CheckName
  readonly level: FindingLevel
  /** Stable; see the catalogue of codes. */
  readonly code: FindingCode
  /** One plain sentence that names the value and the rule. */
  readonly text: string
  readonly evidence: Readonly<Record<string, string | number | boolean>>
}

/**
 * Builds a finding; its code says which check it belongs to and how grave it is.
 * @example finding('name-missing', 'The customer has no legal name.')
 */
export function finding(
  code: FindingCode,
  text: string,
  evidence: Finding['evidence'] = {},
): Finding {
  const { check, level } = findingCodes[code]
  return { check, level, code, text, evidence }
}
