import { closeSync, openSync } from 'node:fs'

/**
 * Creates an empty file for its owner alone. False when it is there; it is not opened then, since closing
 * it would give up the locks that this process has on it.
 */
export function createPrivateFile(file: string): boolean {
  try {
    closeSync(openSync(file, 'ax', 0o600))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
