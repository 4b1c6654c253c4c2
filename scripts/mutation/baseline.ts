import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCoverage, type FileCoverage } from './coverage.ts'
import { shareOut, type Slot } from './slot.ts'

/** Result of a test file on the unmodified code. */
export interface Baseline {
  readonly file: string
  readonly milliseconds: number
  /** Covered ranges of each source file, by path from the root. */
  readonly covered: ReadonlyMap<string, FileCoverage>
}

const longest = 240_000

/**
 * Runs each test file once, and records its duration and coverage. A file that fails cannot judge
 * mutants, and is skipped.
 */
export async function measureBaseline(
  slots: readonly Slot[],
  files: readonly string[],
  say: (line: string) => void,
): Promise<Map<string, Baseline>> {
  const found = new Map<string, Baseline>()
  await shareOut(slots, files, async (slot, file) => {
    const coverage = mkdtempSync(join(tmpdir(), 'accredit-coverage-'))
    const started = performance.now()
    const outcome = await slot.run({ file, milliseconds: longest, coverage })
    const milliseconds = performance.now() - started
    if (outcome === 'passed') {
      found.set(file, { file, milliseconds, covered: readCoverage(coverage, slot.tree.folder) })
    } else {
      say(`skipped, since it ${outcome} without a mutant: ${file}`)
    }
    rmSync(coverage, { recursive: true, force: true })
  })
  return found
}
