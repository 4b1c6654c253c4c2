import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

interface Range {
  readonly startOffset: number
  readonly endOffset: number
  readonly count: number
}

interface Script {
  readonly url: string
  readonly functions: readonly { readonly ranges: readonly Range[] }[]
}

/** Ranges of one file that ran, and nested ranges that did not; inner ones win. */
export type FileCoverage = readonly (readonly Range[])[]

/**
 * Reads the coverage of a test file's processes and threads, by path from the root. Type stripping
 * replaces types by blanks, so offsets are those of the source.
 */
export function readCoverage(folder: string, root: string): Map<string, FileCoverage> {
  const found = new Map<string, Range[][]>()
  const base = `${pathToFileURL(root).href}/`
  for (const name of readdirSync(folder)) {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: Script[] }
    for (const { url, functions } of result) {
      if (!url.startsWith(base) || !url.includes('/src/')) continue
      const path = url.slice(base.length)
      const ranges = functions.flatMap((each) => [...each.ranges])
      found.set(path, [...(found.get(path) ?? []), ranges])
    }
  }
  return found
}

/** Checks whether the code at an offset ran in any of the processes. */
export function hasRun(coverage: FileCoverage, offset: number): boolean {
  return coverage.some((ranges) => {
    const around = ranges.filter((range) => range.startOffset <= offset && offset < range.endOffset)
    const [inner] = around.toSorted(
      (a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset),
    )
    return (inner?.count ?? 0) > 0
  })
}
