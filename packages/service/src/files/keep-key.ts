import { randomUUID } from 'node:crypto'
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from './make-folder.ts'

/**
 * Reads a file that holds a key, and makes it where there is none: readable by its owner alone, and on disk
 * before it is used, since what was signed or sealed with it would outlive it in a power failure.
 * @param make gives the text of a new key
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
    // A link fails where the file is there by now: two that start at once use one key.
    linkSync(temporary, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(temporary)
  }
  return readFileSync(file, 'utf8')
}

/** Reads a file; `undefined` where there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
