import type { Connection } from '../connection.ts'
import { PartnerError } from '../errors.ts'
import { insight } from '../resources/insight.ts'
import { createAsker, type Asker } from './ask.ts'
import { createBudget, memorySlots, type SlotBook } from './budget.ts'
import type { BulkProgress } from './progress.ts'
import { readPartnerId } from './read-partner.ts'

/** Options that a check and a run share. */
export interface BulkTrafficOptions {
  readonly signal?: AbortSignal | undefined
  /** Requests at once. Default: 8. */
  readonly concurrency?: number | undefined
  /**
   * Requests a minute for everything that is sent, null for no limit. Default: four fifths of what
   * the service allows; of 500 where it does not say, as Partner Center does not.
   */
  readonly requestsPerMinute?: number | null | undefined
  /** Slots that runs share. Default: shared inside this process. */
  readonly slots?: SlotBook | undefined
  /** Time in which a service that is away may come back, in milliseconds. Default: two minutes. */
  readonly patienceMs?: number | undefined
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined
  /** Told the seconds of a pause that the service wants (429). */
  readonly onThrottled?: ((seconds: number) => void) | undefined
}

/** Service and caller of a bulk. */
export interface BulkTraffic {
  readonly asker: Asker
  /** The same, with endless patience: for what may take days. */
  readonly patientAsker: Asker
  readonly concurrency: number
  /** Tenant of the partner, where the token tells it. */
  readonly partnerId: string | undefined
  /** Name of the partner at this service, under which the budget is shared. */
  readonly scope: string
  /** True when the service answers Accredit's own reads. */
  readonly isAccredit: boolean
  /** The service clock, in epoch milliseconds; this machine's where the service does not tell it. */
  readonly now: () => number
}

const defaultConcurrency = 8
/** Source: the customer resource allows 500 requests a minute and tenant. */
const documentedPerMinute = 500
/** Part of the allowed rate that is used, so that other programs of the partner are not refused. */
const usedShare = 0.8

const ownSlots = memorySlots()

/**
 * Asks the service for its limits and its clock.
 * @throws TypeError when an option cannot work
 */
export async function openTraffic(
  connection: Connection,
  options: BulkTrafficOptions,
  signal: AbortSignal,
): Promise<BulkTraffic> {
  const { concurrency = defaultConcurrency, slots = ownSlots, patienceMs, onThrottled } = options
  if (!(Number.isInteger(concurrency) && concurrency > 0)) {
    throw new TypeError(`concurrency is ${concurrency}; it must be a whole number above 0.`)
  }
  const { requestsPerMinute: wanted } = options
  if (typeof wanted === 'number' && !(wanted > 0)) {
    throw new TypeError(`requestsPerMinute is ${wanted}; it must be above 0, or null.`)
  }
  const partnerId = await readPartnerId(connection, signal)
  const { now, sleep } = connection
  const scope = `${connection.baseUrl} ${partnerId ?? ''}`
  const budget = createBudget({
    key: scope,
    requestsPerMinute: wanted,
    slots,
    now,
    sleep,
    onThrottled,
  })
  const asker = createAsker(connection, { budget, signal, patienceMs })
  const limits = await readLimits(asker)
  if (wanted === undefined) {
    const allowed = limits ? limits.requestsPerMinute : documentedPerMinute
    await budget.limitTo(allowed === null ? null : allowed * usedShare)
  }
  const ahead = limits ? (await readClock(asker)) - now() : 0
  return {
    asker,
    patientAsker: createAsker(connection, { budget, signal, patienceMs: Infinity }),
    concurrency,
    partnerId,
    scope,
    isAccredit: limits !== undefined,
    now: () => now() + ahead,
  }
}

/** Limits of an Accredit; `undefined` for Partner Center. */
async function readLimits({ ask, signal }: Asker) {
  try {
    return await ask((connection) => insight(connection).limits({ signal }))
  } catch (error) {
    if (error instanceof PartnerError && error.category === 'NotFound') return undefined
    throw error
  }
}

/** Service clock of an Accredit, in epoch milliseconds. */
async function readClock({ ask, signal }: Asker): Promise<number> {
  return Date.parse((await ask((connection) => insight(connection).me({ signal }))).now)
}
