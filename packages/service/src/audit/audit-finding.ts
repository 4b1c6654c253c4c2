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
  readonly explanation: string
}
