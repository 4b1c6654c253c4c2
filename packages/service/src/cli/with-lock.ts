import { problem } from '../words/problem.ts'
import { mkdir } from 'node:fs/promises'
import type { DatabaseSync } from 'node:sqlite'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createPrivateFile } from '../files/create-private-file.ts'
import { Failure } from './failure.ts'

const waitMilliseconds = 60_000
const pauseMilliseconds = 25

/**
 * Runs work while no other process holds the same lock file. It is an SQLite lock: the system
 * releases it when its holder ends, so nobody has to judge whether a lock is stale. The empty file
 * stays.
 * @throws Failure when another process holds the lock for longer than a minute
 */
export async function withLock<Result>(
  file: string,
  work: () => Promise<Result>,
  wait = waitMilliseconds,
): Promise<Result> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  createPrivateFile(file)
  const lock = await take(file, performance.now() + wait)
  try {
    return await work()
  } finally {
    lock.close()
  }
}

async function take(file: string, until: number): Promise<DatabaseSync> {
  // Loaded here, because few commands need it.
  const { DatabaseSync } = await import('node:sqlite')
  const lock = new DatabaseSync(file, { timeout: 0 })
  for (;;) {
    try {
      lock.exec('begin exclusive')
      return lock
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) {
        lock.close()
        throw isBusy(error)
          ? new Failure('unexpected', problem('LoginLocked', { file }), error)
          : error
      }
    }
    await sleep(pauseMilliseconds)
  }
}

/** SQLITE_BUSY, with or without an extended code. */
function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? 0) % 256 === 5
}
