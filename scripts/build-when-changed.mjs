// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { withLock } from './with-lock.mjs'

/**
 * Runs a build unless its inputs are unchanged.
 * @param {object} work
 * @param {string} work.name
 * @param {readonly string[]} work.inputs files and folders that the build reads
 * @param {string} work.stamp file that records the inputs of the last build
 * @param {() => void | Promise<void>} work.build
 */
export async function buildWhenChanged({ name, inputs, stamp, build }) {
  const wanted = fingerprint(inputs)
  if (readStamp(stamp) === wanted) return
  await withLock(name, async () => {
    if (readStamp(stamp) === wanted) return
    const started = Date.now()
    await build()
    writeFileSync(stamp, wanted)
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    process.stderr.write(`Built the ${name} in ${seconds} s.\n`)
  })
}

/** @param {readonly string[]} inputs */
function fingerprint(inputs) {
  const hash = createHash('sha256')
  for (const input of inputs) {
    const files = /\.\w+$/.test(input) ? [input] : listFiles(input).toSorted()
    for (const file of files) {
      if (!file.endsWith('.test.ts'))
        hash.update(file.slice(root.length)).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(path) {
  if (!existsSync(path)) return []
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
}

/** @param {string} stamp */
function readStamp(stamp) {
  try {
    return readFileSync(stamp, 'utf8')
  } catch {
    return undefined
  }
}
