// @ts-check
import { relative } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { limitFileTime } from './limit-file-time.mjs'
import { root } from './root.mjs'

/**
 * Runs test files one after the other in this process, each in isolation: its tests and hooks
 * belong to a test of its name. They share imports, which are most of the cost of a small file.
 * @param {readonly string[]} files absolute paths
 */
export function testFiles(files) {
  const names = files.map((file) => relative(root, file))
  for (const [index, file] of files.entries()) {
    const name = names[index] ?? file
    // The runner's own limit is for a single test, and this one waits for the whole file.
    test(name, { timeout: Infinity }, async () => {
      limitFileTime(name)
      await import(pathToFileURL(file).href)
    })
  }
  after(() => limitFileTime(`what ${names.join(', ')} left open`))
}
