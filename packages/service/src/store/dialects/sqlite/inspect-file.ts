import { once } from 'node:events'
import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { StoreDamaged } from '../../damaged.ts'
import { pendingMigrations, readMigrations } from '../../migrations.ts'
import { checkPages, readOnce } from './check-pages.ts'
import { findLogDamage } from './inspect-log.ts'

/** A check that goes on while the store is used already. */
export interface LateCheck {
  /** Resolves at its end with the damage that was found, if any. */
  readonly ended: Promise<StoreDamaged | undefined>
  /** Ends it after the table that is being checked. */
  stop(): Promise<void>
}

/** Bytes of a file that is checked on the spot: in well under a second, even on a slow machine. */
const checkedAtOnce = 256 * 1_048_576
/** Milliseconds for which a start waits for the check of a larger file; at 500 MB/s it reads 5 GB. */
const longestWait = 10_000

// As source, or as built.
const checkerUrl = new URL(import.meta.resolve('#sqlite-check'))

/**
 * Looks for damage in a store's file and in the write-ahead log beside it, before anything is written.
 * A file that is not there yet, or is empty, is a new store. A schema of a newer release is refused
 * here, since opening the file to write would change it.
 * @returns the rest of the check where it takes long
 * @throws StoreDamaged; SchemaTooNew
 */
export async function inspectFile(
  file: string,
  { atOnce = checkedAtOnce, wait = longestWait } = {},
): Promise<LateCheck | undefined> {
  const bytes = sizeOf(file)
  const log = `${file}-wal`
  if (bytes === 0) {
    // SQLite deletes such a log, with all that only the log holds.
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
  // A file that cannot be read is no better than a damaged one.
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
