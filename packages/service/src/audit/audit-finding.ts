/** A fault by its rule, with the values that its words need. */
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
      /** The number in the chain that it was made for. */
      readonly values: { readonly from: number }
    }

/** Something that is not as it should be with the activity log. */
export interface AuditFinding {
  /**
   * `changed`: a line or its seal is not what was sealed. `missing`: it is gone. `reordered`: it stands
   * in another place. `cut-off`: the end or the beginning is gone. `forged`: somebody without the key
   * has sealed. `unsealed`: a line waits for its seal; for a moment that is as it should be.
   */
  readonly kind: 'changed' | 'missing' | 'reordered' | 'cut-off' | 'forged' | 'unsealed'
  /** Whose chain, the operator's being the GUID of zeros; absent where it is about checkpoints. */
  readonly partnerId?: string
  /** Numbers in the chain, or of checkpoints, from and to. */
  readonly numbers?: readonly [from: number, to: number]
  /** The line's `seq` in the database. */
  readonly line?: number
  readonly fault: AuditFault
}

/** A part of the log that the verdict does not cover: an end that is gone leaves no trace but a noted checkpoint. */
export interface AuditGap {
  /** Number of the newest checkpoint; absent where nothing is sealed. */
  readonly newest?: number
  /** Number of the checkpoint that was noted outside the database; absent where none was. */
  readonly noted?: number
}
