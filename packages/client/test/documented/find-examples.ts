import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocstringExamples, readPageExamples, type Example } from './read-examples.ts'

/** The folder of the whole repository. */
export const root = join(import.meta.dirname, '..', '..', '..', '..')

const sources = ['packages/client/src/**/*.ts', 'packages/service/src/testing/*.ts']
const pages = ['README.md', 'packages/*/README.md', 'docs/**/*.md']

/**
 * Every program in the docstrings of the client and of `accredit/testing`, and on the pages. Recipes and
 * what is written for a test runner have tests of their own.
 */
export function findExamples(): Example[] {
  return [
    ...filesOf(sources, (path) => path.endsWith('.test.ts')).flatMap((path) =>
      readDocstringExamples(path, read(path)),
    ),
    ...filesOf(pages, (path) => /^docs\/(recipes\/|testing\/(?!README))/.test(path)).flatMap(
      (path) => readPageExamples(path, read(path)),
    ),
  ]
}

function filesOf(patterns: readonly string[], isLeftOut: (path: string) => boolean): string[] {
  return globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !isLeftOut(path))
    .toSorted()
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
