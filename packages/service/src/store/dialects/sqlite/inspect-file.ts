import { once } from 'node:events'
import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { StoreDamaged } from '../../damaged.ts'
import { pendingMigrations, readMigrations } from '../../migrations.ts'
import { checkPages, readOnce } from './check-pages.ts'
import { findLogDamage } from './inspect-log.ts'

/** A check that continues while the store is already in use. */
export interface LateCheck {
  /** Resolves at its end with the damage found, if any. */
  readonly ended: Promise<StoreDamaged | undefined>
  /** Stops it after the current table. */
  stop(): Promise<void>
}

/**
 * File size up to which the check is done on the spot: in well under a second, even on a slow
 * machine.
 */
const checkedAtOnce = 256 * 1_048_576
/** Milliseconds that a start waits for the check of a larger file; at 500 MB/s it reads 5 GB. */
const longestWait = 10_000

// Resolves to the source or to the build.
const checkerUrl = new URL(import.meta.resolve('#sqlite-check'))

/**
 * Checks a store's file and its write-ahead log for damage, before anything is written. A missing
 * or empty file is a new store. A schema of a newer release is refused here, since opening the file
 * for writing would change it.
 * @returns the rest of the check if it takes long
 * @throws StoreDamaged; SchemaTooNew
 */
export async function inspectFile(
  file: string,
  { atOnce = checkedAtOnce, wait = longestWait } = {},
): Promise<LateCheck | undefined> {
  const bytes = sizeOf(file)
  const log = `${file}-wal`
  if (bytes === 0) {
    // SQLite would delete such a log, with everything that only the log contains.
    if (sizeOf(log) > 0) throw new StoreDamaged(file, `the file is empty, but ${log} is not`)
    return undefined
  }
  const damage = findLogDamage(file)
  if (damage !== undefined) throw new StoreDamaged(log, damage)
  const version = readOnce(file, 'pragma user_version')
  if (Number.isNaN(Number(version))) throw new StoreDamaged(file, version)
  pendingMigrations(readMigrations('sqlite'), Number(version), file)
  if (bytes > atOnce) return checkPatiently(file, wait)
  const found = checkPages(file)
  if (found !== 'ok') throw new StoreDamaged(file, found)
  return undefined
}

async function checkPatiently(file: string, wait: number): Promise<LateCheck | undefined> {
  const check = startCheck(file)
  const over = new AbortController()
  const late = sleep(wait, check, { signal: over.signal }).catch(() => undefined)
  const first = await Promise.race([check.ended, late])
  over.abort()
  if (first instanceof StoreDamaged) throw first
  return first
}

function startCheck(file: string): LateCheck {
  const worker = new Worker(checkerUrl, { workerData: { file } })
  // A file that cannot be read counts as damaged.
  const ended = once(worker, 'message').then(
    ([found]) => (found === 'ok' ? undefined : new StoreDamaged(file, String(found))),
    (error: Error) => new StoreDamaged(file, error.message, { cause: error }),
  )
  // A process that has nothing else to do need not wait for it.
  worker.unref()
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  return {
    ended,
    async stop() {
      worker.postMessage('stop')
      await exited
    },
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
