import { DatabaseSync } from 'node:sqlite'
import { StoreUnavailable } from '../../unavailable.ts'

/**
 * Holds a lock beside a store's file for as long as the process lives: one file has one server.
 * @returns what lets go of it, by `close`
 * @throws StoreUnavailable when another process holds it
 */
export function lockFile(file: string): DatabaseSync {
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    throw new StoreUnavailable(`${file} is being served by another process`, { cause: error })
  }
  return lock
}
