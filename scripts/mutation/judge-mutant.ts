import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Baseline } from './baseline.ts'
import { hasRun } from './coverage.ts'
import { applyMutant, type Mutant } from './mutant.ts'
import type { Slot } from './slot.ts'

/** Result of a mutant. */
export interface Verdict {
  readonly mutant: Mutant
  readonly end: 'noticed' | 'survived' | 'not covered'
  /** Test file that detected it. */
  readonly by?: string
}

/** A mutant that makes a test hang is detected by this time limit. */
const limitOf = ({ milliseconds }: Baseline) => 15_000 + milliseconds * 4

/** Runs the tests that cover a mutant, fastest first, until one fails. */
export async function judgeMutant(
  slot: Slot,
  mutant: Mutant,
  baselines: readonly Baseline[],
): Promise<Verdict> {
  const covering = baselines
    .filter(({ covered }) => hasRun(covered.get(mutant.path) ?? [], mutant.start))
    .toSorted((a, b) => a.milliseconds - b.milliseconds)
  if (covering.length === 0) return { mutant, end: 'not covered' }

  const file = join(slot.tree.folder, mutant.path)
  const source = readFileSync(file, 'utf8')
  writeFileSync(file, applyMutant(source, mutant))
  try {
    for (const baseline of covering) {
      const outcome = await slot.run({ file: baseline.file, milliseconds: limitOf(baseline) })
      if (outcome !== 'passed') return { mutant, end: 'noticed', by: baseline.file }
    }
    return { mutant, end: 'survived' }
  } finally {
    writeFileSync(file, source)
  }
}
