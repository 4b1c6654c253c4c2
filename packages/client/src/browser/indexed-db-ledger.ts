import { bulkFinding } from '@accredit/contract/bulk-rules'
import { BulkError } from '../bulk/bulk-error.ts'
import type { BulkLedger, LedgerEntry } from '../bulk/ledger.ts'

/** A ledger in the browser, which has to be closed. */
export interface BrowserLedger extends BulkLedger {
  close(): void
}

const store = 'entries'

/**
 * Opens a ledger in the browser's IndexedDB. It belongs to the site, and survives a reload and a
 * crash. While a page runs it, no other page of the site can.
 * @param name of the database
 */
export async function openBrowserLedger(name: string): Promise<BrowserLedger> {
  const database = await open(name)
  return {
    name,
    hold: () => hold(name),
    async read() {
      const entries = database.transaction(store).objectStore(store).getAll()
      return (await answerOf(entries)) as LedgerEntry[]
    },
    append: (entries) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction(store, 'readwrite', { durability: 'strict' })
        transaction.addEventListener('complete', () => resolve())
        transaction.addEventListener('abort', () => reject(explain(name, transaction.error)))
        for (const entry of entries) transaction.objectStore(store).add(entry)
      }),
    close: () => database.close(),
  }
}

async function open(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(`accredit bulk ${name}`, 1)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore(store, { autoIncrement: true })
  })
  return answerOf(opening)
}

function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

/** Takes the browser's lock, which it takes back when the page ends. */
function hold(name: string): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const released = navigator.locks.request(
      `accredit bulk ${name}`,
      { ifAvailable: true },
      (lock) => {
        if (!lock) {
          const finding = bulkFinding('LedgerHeld', { ledger: name, holder: 'another page' })
          reject(new BulkError(finding))
          return undefined
        }
        return new Promise<void>((release) => {
          resolve(() => {
            release()
            return released.then(() => undefined)
          })
        })
      },
    )
    released.catch(reject)
  })
}

function explain(ledger: string, error: DOMException | null): Error {
  const reason = error?.message ?? 'the browser gave no reason'
  return new BulkError(bulkFinding('LedgerFull', { ledger, reason }), error)
}
