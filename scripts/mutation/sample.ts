import { createHash } from 'node:crypto'
import { nameMutant, type Mutant } from './mutant.ts'

/** The sample of each room whose result is published: so many mutants, in the order of this seed. */
export const publishedSample = { most: 24, seed: '1' } as const

/** Puts mutants in an order that a seed decides, and that new code does not stir. */
export function shuffle(mutants: readonly Mutant[], seed: string): Mutant[] {
  const key = (mutant: Mutant) =>
    createHash('sha256')
      .update(`${seed} ${nameMutant(mutant)}`)
      .digest('hex')
  return mutants
    .map((mutant) => ({ mutant, at: key(mutant) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.mutant.start - b.mutant.start))
    .map(({ mutant }) => mutant)
}
