import { randomUUID } from 'node:crypto'
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from './make-folder.ts'

/**
 * Reads a key file, and creates it if missing: readable only by its owner, and synced before use,
 * since what it signs or encrypts could otherwise outlive it in a power failure.
 * @param make generates the text of a new key
 */
export function keepKey(file: string, make: () => string): string {
  const found = readIfThere(file)
  if (found !== undefined) {
    chmodSync(file, 0o600)
    return found
  }
  makeFolder(dirname(file))
  const temporary = `${file}.${randomUUID()}`
  writeFileSync(temporary, make(), { mode: 0o600, flag: 'wx', flush: true })
  try {
    // The link fails if the file exists by now, so two concurrent starts use the same key.
    linkSync(temporary, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(temporary)
  }
  return readFileSync(file, 'utf8')
}

/** Reads a file; `undefined` if it does not exist. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
