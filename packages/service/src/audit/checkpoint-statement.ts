import type { Checkpoint } from '../store/queries/audit-checkpoints.ts'
import type { Seal } from '../store/queries/audit-seals.ts'
import type { AuditKeys, SigningAuditKeys } from './audit-key.ts'
import { digestText } from './link-lines.ts'

/** A place in a chain: partner, number, hash. */
export type ChainPlace = readonly [partnerId: string, number: number, hash: string]

/** Statement of a checkpoint; its JSON is signed. */
export type CheckpointStatement = {
  readonly is: 'accredit audit checkpoint 1'
  readonly number: number
  /** UTC, ISO 8601. */
  readonly at: string
  /** Process that made it. */
  readonly sealer: string
  /** The hash of the checkpoint before; empty in the first. */
  readonly previous: string
  /** The end of the operator's chain; absent while it has none. Each checkpoint repeats it. */
  readonly operator?: readonly [number: number, hash: string]
} & (
  | {
      readonly kind: 'seal'
      /** The new ends of the chains that became longer. */
      readonly ends: readonly ChainPlace[]
    }
  | {
      readonly kind: 'retention'
      /** The last seal before each chain that no longer begins at 1; its line is gone. */
      readonly beginnings: readonly ChainPlace[]
      /** The oldest checkpoint that was left. */
      readonly first: readonly [number: number, hash: string]
    }
)

type Said<Statement> = Statement extends unknown
  ? Omit<Statement, 'is' | 'number' | 'previous'>
  : never

/** Signs the next checkpoint. */
export function signCheckpoint(
  keys: SigningAuditKeys,
  previous: Pick<Checkpoint, 'number' | 'hash'> | undefined,
  says: Said<CheckpointStatement>,
  { completeTo, sealedTo }: Pick<Checkpoint, 'completeTo' | 'sealedTo'>,
): Checkpoint {
  const number = (previous?.number ?? 0) + 1
  const statement = JSON.stringify({
    is: 'accredit audit checkpoint 1',
    number,
    ...says,
    previous: previous?.hash ?? '',
  })
  return {
    number,
    kind: says.kind,
    statement,
    hash: digestText(statement),
    keyId: keys.keyId,
    signature: keys.sign(statement),
    completeTo,
    sealedTo,
  }
}

/** Reads what a checkpoint says; undefined when it is not signed by a trusted key. */
export function readCheckpoint(
  keys: AuditKeys,
  checkpoint: Checkpoint,
): CheckpointStatement | undefined {
  const { hash, keyId, kind, number, signature, statement } = checkpoint
  if (!keys.isSigned(statement, signature, keyId) || digestText(statement) !== hash) {
    return undefined
  }
  const said = JSON.parse(statement) as CheckpointStatement
  return said.number === number && said.kind === kind ? said : undefined
}

/** A seal as a place. */
export function placeOf({ hash, number, partnerId }: Omit<Seal, 'seq' | 'digest'>): ChainPlace {
  return [partnerId, number, hash]
}
