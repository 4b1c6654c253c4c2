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
 * The digest of a line: of its values as a JSON array, which has one form only. The number that the
 * line is kept under is no part of it, so that a line is known again wherever it was moved to.
 */
export function digestLine({ partnerId, values }: Omit<LineToSeal, 'seq'>): string {
  const kind = partnerId === operatorChain ? 'accredit operator line 1' : 'accredit audit line 1'
  return digestText(JSON.stringify([kind, ...values]))
}

/** The hash of a seal: of its place, its line and everything before it. */
export function linkSeal(previous: string, seal: Omit<Seal, 'hash'>): string {
  const { digest, number, partnerId, seq } = seal
  return digestText(
    JSON.stringify(['accredit audit seal 1', partnerId, number, seq, digest, previous]),
  )
}

/** Ends of the chains, by partner. */
export type ChainEnds = Map<string, Pick<Seal, 'number' | 'hash'>>

/** A line that is linked: what was read of it is needed no more. */
export type DigestedLine = Pick<Seal, 'partnerId' | 'seq' | 'digest'>

/** Digests lines, so that their texts need not be kept until they are linked. */
export function digestLines(lines: readonly LineToSeal[]): DigestedLine[] {
  return lines.map(({ partnerId, seq, values }) => ({
    partnerId,
    seq,
    digest: digestLine({ partnerId, values }),
  }))
}

/** Makes chains longer by lines, in the order in which they come. `ends` moves along. */
export function sealLines(lines: readonly DigestedLine[], ends: ChainEnds): Seal[] {
  return lines.map(({ digest, partnerId, seq }) => {
    const end = ends.get(partnerId) ?? { number: 0, hash: chainStart }
    const unlinked = { partnerId, number: end.number + 1, seq, digest }
    const seal = { ...unlinked, hash: linkSeal(end.hash, unlinked) }
    ends.set(partnerId, seal)
    return seal
  })
}
