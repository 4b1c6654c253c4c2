// @ts-check
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

/** With more files per process, one processor would idle while the other runs the last ones. */
const mostFiles = 12

const folder = join(root, 'node_modules', '.cache', 'accredit-tests')
const testFiles = pathToFileURL(join(root, 'scripts', 'test-files.mjs')).href

/**
 * Groups test files by room to share a process.
 * @param {readonly string[]} files absolute paths
 * @returns {string[]} modules to run instead, one per process
 */
export function planTestProcesses(files) {
  mkdirSync(folder, { recursive: true })
  /** @type {Map<string, string[]>} */
  const rooms = new Map()
  for (const file of files.toSorted()) {
    const room = roomOf(file)
    rooms.set(room, [...(rooms.get(room) ?? []), file])
  }
  return [...rooms].flatMap(([room, inRoom]) => cut(inRoom).map((some) => writeModule(room, some)))
}

/**
 * Room of a test file: its folder, or all of `src`, whose tests are small.
 * @param {string} file
 */
function roomOf(file) {
  const parts = relative(root, dirname(file)).split(sep)
  const end = parts.indexOf('src') + 1
  return parts.slice(0, end || undefined).join('-')
}

/**
 * @param {readonly string[]} files
 * @returns {(readonly string[])[]} parts of similar size
 */
function cut(files) {
  const parts = Math.ceil(files.length / mostFiles)
  const size = Math.ceil(files.length / parts)
  return Array.from({ length: parts }, (_, index) => files.slice(index * size, (index + 1) * size))
}

/**
 * @param {string} room
 * @param {readonly string[]} files
 */
function writeModule(room, files) {
  const list = JSON.stringify(files, null, 2)
  const digest = createHash('sha256').update(list).digest('hex').slice(0, 12)
  const path = join(folder, `${room}-${digest}.mjs`)
  writeFileSync(
    path,
    `import { testFiles } from ${JSON.stringify(testFiles)}\ntestFiles(${list})\n`,
  )
  return path
}
