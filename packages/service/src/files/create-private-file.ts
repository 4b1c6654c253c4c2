import { closeSync, openSync } from 'node:fs'

/**
 * Creates an empty file, readable only by its owner, unless it exists. An existing file is not
 * opened, since closing it would release this process's locks on it, including SQLite's.
 */
export function createPrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'ax', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
