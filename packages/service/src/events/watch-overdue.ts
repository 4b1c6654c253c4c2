import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { tellOverdueCasesCommand } from '../operations/tell-overdue-cases.ts'
import { hasOverdueCases } from '../store/queries/overdue-cases.ts'
import { keepsApart } from '../store/queries/across-partners.ts'
import { partnerByPartner } from '../operations/partner-by-partner.ts'
import type { Store } from '../store/store.ts'

/** Real milliseconds between two checks. */
const lookEvery = 1_000
/** Cases per command. */
const toldAtOnce = 200

/**
 * Starts reporting overdue reviews to partners.
 * @returns a function that stops it
 */
export function watchOverdue(options: {
  readonly store: Store
  /** The service clock, in epoch milliseconds. */
  readonly now: () => number
  readonly log: Logger
}): { stop(): Promise<void> } {
  const { store, now, log } = options
  const stopping = new AbortController()
  const running = watch()

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        while (!stopping.signal.aborted && (await tellSome())) continue
      } catch (error) {
        log.warn({ err: error }, `looking for overdue reviews failed; retrying in ${lookEvery} ms`)
      }
      await sleep(lookEvery, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  /** Reports some cases; resolves to true when there may be more. */
  async function tellSome(): Promise<boolean> {
    const at = now()
    if (!keepsApart(store.reader) && !(await hasOverdueCases(store.reader, { at }))) return false
    const due = { kind: 'overdueCase', until: at, limit: toldAtOnce } as const
    const told = await partnerByPartner(store, due, (partnerId) =>
      store.run(tellOverdueCasesCommand, { limit: toldAtOnce, partnerId }, at),
    )
    return told.some((count) => count > 0)
  }

  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
