import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../folders.ts'
import type { Judged } from './judge.ts'
import { writeFormatted } from './write-formatted.ts'

/** Results of the last run, as stored in the repository. */
export interface Results {
  /** Date in ISO 8601. */
  readonly at: string
  readonly machine: {
    readonly processor: string
    readonly cores: number
    readonly gigabytes: number
    readonly node: string
  }
  readonly lines: readonly Judged[]
}

const path = 'bench/results/latest.json'
const file = join(root, path)

/** Reads the results of the last full run. */
export function readResults(): Results | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined
}

/** Stores the lines of a run; rows that it did not measure keep their old lines. */
export async function keepResults(lines: readonly Judged[], at: Date): Promise<Results> {
  const measured = new Set(lines.map(({ row }) => row))
  const before = readResults()?.lines.filter(({ row }) => !measured.has(row)) ?? []
  const results: Results = {
    at: at.toISOString(),
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      gigabytes: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
    },
    lines: [...before, ...lines].toSorted((left, right) => left.row - right.row),
  }
  mkdirSync(dirname(file), { recursive: true })
  await writeFormatted(path, JSON.stringify(results))
  return results
}
