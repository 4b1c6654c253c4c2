import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { kill, pid as ownPid } from 'node:process'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { StoreInUse } from '../../in-use.ts'

/** A lock on a store's file, held by this process. */
export interface FileLock {
  close(): void
}

/** Patience for a holder that may be about to end. */
export interface LockWait {
  readonly milliseconds: number
  /** Called once, when the lock is not free at the first attempt. */
  readonly onWait: (holder: StoreInUse) => void
  /** Ends the wait early, as if its time were over. */
  readonly signal?: AbortSignal | undefined
}

/** Milliseconds between two attempts. */
const pause = 100

/**
 * Takes the lock beside a store's file for as long as the process lives: one file has one server. The
 * process's id is noted beside the lock, for those who find it held.
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
      // While the lock is held: afterwards the note may be the next holder's.
      rmSync(holderFile(file), { force: true })
      lock.close()
    },
  }
}

/**
 * Takes the lock, and waits for a holder that releases it in time: a server that was told to stop
 * still answers the calls under way.
 * @throws StoreInUse when the time is over
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

/** One file is one store, whatever links lead to it. */
function resolveLinks(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    // It is made after it is locked.
    return file
  }
}

/** Not in the lock's own file: closing that after a look would give up a lock of this process. */
function holderFile(file: string): string {
  return `${file}.pid`
}

function noteHolder(file: string): void {
  try {
    writeFileSync(holderFile(file), `${ownPid}\n`, { mode: 0o600 })
  } catch {
    // It is a help to people; on a full disk the lock holds without it.
  }
}

/** The process that noted itself; undefined where there is no note, or only one that was left behind. */
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
    // Another user's process lives, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
