import { bulkRules, sayBulkRule, type KnownBulkFinding } from '@accredit/contract/bulk-rules'
import { plainFormats } from './plain-formats.ts'

/** A file, a ledger or a run that cannot go on, with the code and the values of the reason. */
export class BulkError extends Error {
  override readonly name = 'BulkError'
  readonly finding: KnownBulkFinding

  constructor(finding: KnownBulkFinding, cause?: unknown) {
    super(
      sayBulkRule(bulkRules, finding, plainFormats) ?? finding.rule,
      cause === undefined ? undefined : { cause },
    )
    this.finding = finding
  }
}
