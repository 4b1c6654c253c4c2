/** A fault by its rule, with the values for its text. */
export type AuditFault =
  | {
      readonly rule:
        | 'CheckpointsMissing'
        | 'CheckpointReplaced'
        | 'CheckpointUnlinked'
        | 'CheckpointsCutOff'
        | 'CheckpointsExpired'
        | 'ChainShortened'
        | 'ChainRemade'
        | 'ChainBeginning'
        | 'ChainEnd'
        | 'ChainCutOff'
        | 'SealsMissing'
        | 'SealsUnsigned'
        | 'SealChanged'
        | 'LineMissing'
        | 'LineChanged'
        | 'LineUnsealed'
      readonly values?: undefined
    }
  | {
      readonly rule: 'CheckpointUntrusted'
      readonly values: { readonly keyId: string }
    }
  | {
      readonly rule: 'SealMoved' | 'LineMoved'
      /** The position in the chain that it was made for. */
      readonly values: { readonly from: number }
    }

/** An inconsistency in the activity log. */
export interface AuditFinding {
  /**
   * `changed`: a record or its seal differs from what was sealed. `missing`: it is gone.
   * `reordered`: it is in another position. `cut-off`: the end or the beginning is gone. `forged`:
   * sealed without a trusted key. `unsealed`: a record waits for its seal, which is normal for a
   * moment.
   */
  readonly kind: 'changed' | 'missing' | 'reordered' | 'cut-off' | 'forged' | 'unsealed'
  /** Partner of the chain; the operator's is the nil GUID. Absent for checkpoints. */
  readonly partnerId?: string
  /** Range of positions in the chain, or of checkpoints. */
  readonly numbers?: readonly [from: number, to: number]
  /** The line's `seq` in the database. */
  readonly line?: number
  readonly fault: AuditFault
}

/**
 * A part of the log that the verdict does not cover: only a recorded checkpoint can reveal a
 * missing end.
 */
export interface AuditGap {
  /** Number of the newest checkpoint; absent when nothing is sealed. */
  readonly newest?: number
  /** Number of the checkpoint recorded outside the database; absent when there is none. */
  readonly noted?: number
}
