import {
  bulkRules,
  errorText,
  sayBulkRule,
  sentParameters,
  type Column,
  type KnownBulkFinding,
} from '@accredit/contract'
import type { Refusal } from './refusal.ts'

/** Cells of a job's row, as sent. */
export type BulkLineContent = { readonly [Name in Column]?: string }

/** Finding about a line or a job, with its sentence in English. */
export interface ToldFinding {
  readonly rule: string
  readonly values: Readonly<Record<string, unknown>>
  readonly text: string
}

const plainFormats = {
  number: String,
  either: (items: readonly string[]) => items.join(' or '),
}

/** Words a finding of bulk requests. */
export function tellFinding(finding: KnownBulkFinding): ToldFinding {
  const { rule, values } = finding
  return { rule, values, text: sayBulkRule(bulkRules, finding, plainFormats) ?? rule }
}

/** Words a refusal as a finding. */
export function tellRefusal({ error, parameters }: Refusal): ToldFinding {
  const text = errorText(error, parameters as never)
  return { rule: error, values: sentParameters(parameters), text }
}
