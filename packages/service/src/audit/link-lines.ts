import { hash } from 'node:crypto'
import type { LineToSeal, Seal } from '../store/queries/audit-seals.ts'
import { operatorChain } from '../store/operator-chain.ts'

/** The hash that a chain starts from. */
export const chainStart = ''

/** SHA-256 of a text, in base64url. */
export function digestText(text: string): string {
  return hash('sha256', text, 'base64url')
}

/**
 * Digests a record: its values as a JSON array, which has only one form. The number under which the
 * record is stored is excluded, so that a moved record has the same digest.
 */
export function digestLine({ partnerId, values }: Omit<LineToSeal, 'seq'>): string {
  const kind = partnerId === operatorChain ? 'accredit operator line 1' : 'accredit audit line 1'
  return digestText(JSON.stringify([kind, ...values]))
}

/** Hashes a seal: its position, its record and everything before it. */
export function linkSeal(previous: string, seal: Omit<Seal, 'hash'>): string {
  const { digest, number, partnerId, seq } = seal
  return digestText(
    JSON.stringify(['accredit audit seal 1', partnerId, number, seq, digest, previous]),
  )
}

/** Ends of the chains, by partner. */
export type ChainEnds = Map<string, Pick<Seal, 'number' | 'hash'>>

/** A linked record, without the values that are no longer needed. */
export type DigestedLine = Pick<Seal, 'partnerId' | 'seq' | 'digest'>

/** Digests records, so that their texts can be released before linking. */
export function digestLines(lines: readonly LineToSeal[]): DigestedLine[] {
  return lines.map(({ partnerId, seq, values }) => ({
    partnerId,
    seq,
    digest: digestLine({ partnerId, values }),
  }))
}

/** Extends chains by records, in the given order, and advances `ends`. */
export function sealLines(lines: readonly DigestedLine[], ends: ChainEnds): Seal[] {
  return lines.map(({ digest, partnerId, seq }) => {
    const end = ends.get(partnerId) ?? { number: 0, hash: chainStart }
    const unlinked = { partnerId, number: end.number + 1, seq, digest }
    const seal = { ...unlinked, hash: linkSeal(end.hash, unlinked) }
    ends.set(partnerId, seal)
    return seal
  })
}
