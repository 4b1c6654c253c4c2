import type { Checkpoint } from '../store/queries/audit-checkpoints.ts'
import type { Seal } from '../store/queries/audit-seals.ts'
import type { AuditKeys, SigningAuditKeys } from './audit-key.ts'
import { digestText } from './link-lines.ts'

/** A position in a chain: partner, number, hash. */
export type ChainPlace = readonly [partnerId: string, number: number, hash: string]

/** Statement of a checkpoint; its JSON is signed. */
export type CheckpointStatement = {
  readonly is: 'accredit audit checkpoint 1'
  readonly number: number
  /** UTC, ISO 8601. */
  readonly at: string
  /** Process that made it. */
  readonly sealer: string
  /** Hash of the previous checkpoint; empty in the first one. */
  readonly previous: string
  /** End of the operator's chain; absent while it is empty. Each checkpoint repeats it. */
  readonly operator?: readonly [number: number, hash: string]
} & (
  | {
      readonly kind: 'seal'
      /** New ends of the chains that have grown. */
      readonly ends: readonly ChainPlace[]
    }
  | {
      readonly kind: 'retention'
      /** The last seal before each chain that no longer begins at 1; its record is gone. */
      readonly beginnings: readonly ChainPlace[]
      /** The oldest remaining checkpoint. */
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

/** Reads a checkpoint's statement; undefined when it is not signed by a trusted key. */
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

/** Returns the position of a seal. */
export function placeOf({ hash, number, partnerId }: Omit<Seal, 'seq' | 'digest'>): ChainPlace {
  return [partnerId, number, hash]
}
