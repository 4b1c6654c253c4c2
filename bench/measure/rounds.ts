/** Measurements of two alternatives, taken in the same rounds. */
export interface Pair {
  readonly ours: number[]
  readonly baseline: number[]
}

/**
 * Measures two alternatives in turns, A B A B …, so that background load affects both. The first
 * round warms up and does not count.
 */
export async function takeTurns(
  rounds: number,
  measureOurs: (round: number) => Promise<number>,
  measureBaseline: (round: number) => Promise<number>,
): Promise<Pair> {
  const ours: number[] = []
  const baseline: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    ours.push(await measureOurs(round))
    baseline.push(await measureBaseline(round))
  }
  return { ours: ours.slice(1), baseline: baseline.slice(1) }
}
