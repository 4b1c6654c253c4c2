import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCoverage, type FileCoverage } from './coverage.ts'
import { shareOut, type Slot } from './slot.ts'

/** A test file as it runs on the code without a mutant. */
export interface Baseline {
  readonly file: string
  readonly milliseconds: number
  /** Parts of each source file that it runs, by path from the root. */
  readonly covered: ReadonlyMap<string, FileCoverage>
}

const longest = 240_000

/**
 * Runs each test file once, and notes its duration and what it covers. A file that fails can judge
 * no mutant, and is left out.
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
      say(`left out, since it ${outcome} without a mutant: ${file}`)
    }
    rmSync(coverage, { recursive: true, force: true })
  })
  return found
}
