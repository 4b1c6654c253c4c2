import { closeSync, openSync } from 'node:fs'

/**
 * Creates an empty file for its owner alone, where there is none. One that is there is not opened: closing it
 * would give up the locks that this process has on it, SQLite's among them.
 */
export function createPrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'ax', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
