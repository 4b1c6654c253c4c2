import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { CountsSoFar } from './counts.ts'

/** Result of one torture so far. */
export interface Result {
  /** Store, scenario and durability; a new result replaces the old one of this name. */
  readonly name: string
  readonly title: string
  /** Day, e.g. `2026-11-23`. */
  readonly date: string
  /** Command that runs it. */
  readonly command: string
  readonly machine: string
  readonly counts?: CountsSoFar
  /** Further measurements of a scenario, as sentences. */
  readonly remarks?: readonly string[]
}

const file = new URL('./results.json', import.meta.url)

export function readResults(): readonly Result[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Result[]) : []
}

/** Stores a result in place of an older one of the same name. */
export function keepResult(result: Result): readonly Result[] {
  const others = readResults().filter(({ name }) => name !== result.name)
  const results = [...others, result].toSorted((a, b) => a.name.localeCompare(b.name))
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  return results
}
