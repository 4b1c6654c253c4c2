import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { kill, pid as ownPid } from 'node:process'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { StoreInUse } from '../../in-use.ts'

/** A lock on a store's file, held by this process. */
export interface FileLock {
  close(): void
}

/** Patience with a holder that may be about to end. */
export interface LockWait {
  readonly milliseconds: number
  /** Called once, when the lock is not free at the first attempt. */
  readonly onWait: (holder: StoreInUse) => void
  /** Ends the wait early, as if it had timed out. */
  readonly signal?: AbortSignal | undefined
}

/** Milliseconds between two attempts. */
const pause = 100

/**
 * Takes the lock beside a store's file for the life of the process: one file has one server. The
 * process id is written beside the lock, for others that find it held.
 * @throws StoreInUse when another process holds it
 */
export function lockFile(named: string): FileLock {
  const file = resolveLinks(named)
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    throw new StoreInUse(file, readHolder(file), { cause: error })
  }
  noteHolder(file)
  return {
    close() {
      if (!lock.isOpen) return
      // While the lock is still held: afterwards the note may be the next holder's.
      rmSync(holderFile(file), { force: true })
      lock.close()
    },
  }
}

/**
 * Takes the lock, waiting for a holder that releases it in time: a server that is stopping still
 * answers the calls in progress.
 * @throws StoreInUse on timeout
 */
export async function waitForLock(file: string, wait: LockWait | undefined): Promise<FileLock> {
  const started = performance.now()
  let told = false
  for (;;) {
    try {
      return lockFile(file)
    } catch (error) {
      if (!(error instanceof StoreInUse) || !wait) throw error
      const left = wait.milliseconds - (performance.now() - started)
      if (left <= 0 || wait.signal?.aborted) throw error
      if (!told) wait.onWait(error)
      told = true
      await sleep(Math.min(pause, left), undefined, { signal: wait.signal }).catch(() => undefined)
    }
  }
}

/** Resolves links, since one file is one store. */
function resolveLinks(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    // It is created after it is locked.
    return file
  }
}

/**
 * Separate from the lock file: closing that after reading it would release a lock of this process.
 */
function holderFile(file: string): string {
  return `${file}.pid`
}

function noteHolder(file: string): void {
  try {
    writeFileSync(holderFile(file), `${ownPid}\n`, { mode: 0o600 })
  } catch {
    // It only helps users; on a full disk the lock holds without it.
  }
}

/** Returns the process in the note; undefined when there is none, or only a stale one. */
function readHolder(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(holderFile(file), 'utf8'))
    return Number.isSafeInteger(pid) && pid > 0 && isAlive(pid) ? pid : undefined
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    kill(pid, 0)
    return true
  } catch (error) {
    // The process of another user is alive, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
