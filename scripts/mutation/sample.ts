import { createHash } from 'node:crypto'
import { nameMutant, type Mutant } from './mutant.ts'

/** Published sample of each room: the number of mutants and the seed of their order. */
export const publishedSample = { most: 24, seed: '1' } as const

/** Shuffles mutants by a seed; new code does not change the order of the others. */
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
