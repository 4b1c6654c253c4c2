import type { LiveEvent } from '@accredit/contract'
import type { Logger } from 'pino'
import { newId } from '../ids/new-id.ts'
import { createBell } from '../live/bell.ts'
import { claimMailsCommand, settleMailCommand } from '../operations/notifications/send-mails.ts'
import { withoutQuery } from '../operations/webhooks/webhook.ts'
import { spreadMailsCommand } from '../operations/notifications/spread-mails.ts'
import { findCustomer } from '../store/queries/customers.ts'
import { findLastPlace } from '../store/queries/events.ts'
import { findMailedPlace, hasDueMails, type MailRecord } from '../store/queries/mails.ts'
import { findNotification, listActiveNotifications } from '../store/queries/notifications.ts'
import { findCspRoles } from '../store/queries/partners.ts'
import { findWebhook } from '../store/queries/webhooks.ts'
import type { Store } from '../store/store.ts'
import { loadSpeech } from '../words/load-speech.ts'
import type { MailTransport } from './mail-transport.ts'
import { writeMail } from './write-mail.ts'

/** Dependencies and settings of the mails. */
export interface MailerOptions {
  readonly store: Store
  /** The service clock. */
  readonly now: () => number
  readonly transport: MailTransport
  readonly log: Logger
  /** Assigns committed events their positions; absent where the database does. */
  readonly numberEvents?: (() => Promise<void>) | undefined
  /** Address of the dashboard; empty when unknown. */
  readonly publicUrl: () => string
  /** Random number in [0, 1) that spreads the next attempts. */
  readonly random?: () => number
}

/** The running mails. */
export interface Mailer {
  /** Signals that there may be events, or due mails. */
  wake(): void
  stop(): Promise<void>
}

/** Longest sleep: a sandbox's clock may be moved, and other nodes work, too. */
const longestSleep = 1_000
/** Events put into mails at once. */
const spreadAtOnce = 500
/** Concurrent mails. */
const sentAtOnce = 5
/** Lease of claimed mails in milliseconds of the service clock: longer than all timeouts of one. */
const leaseMilliseconds = 120_000

/**
 * Starts mailing users the events that they chose. A mail that a killed worker was sending is sent
 * again with the same id when the lease ends.
 */
export function startMailer(options: MailerOptions): Mailer {
  const { store, now, transport, log, random = Math.random } = options
  const stopping = new AbortController()
  const bell = createBell()
  const lease = newId()
  const running = work()

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const hasMore = await spread()
        const sent = await sendSome()
        if (hasMore || sent > 0) continue
      } catch (error) {
        log.error({ err: error }, `notifications failed; retrying in ${longestSleep} ms`)
      }
      await bell.wait(longestSleep, stopping.signal)
    }
  }

  /** Puts new events into mails; writes nothing while nobody wants any. */
  async function spread(): Promise<boolean> {
    const [somebody] = await listActiveNotifications(store.reader, {})
    if (!somebody) return false
    await options.numberEvents?.()
    const last = await findLastPlace(store.reader)
    if (last <= (await findMailedPlace(store.reader))) return false
    const events = await store.run(spreadMailsCommand, { limit: spreadAtOnce }, now())
    return events === spreadAtOnce
  }

  async function sendSome(): Promise<number> {
    const at = now()
    if (!(await hasDueMails(store.reader, { at }))) return 0
    const claim = { lease, leaseMilliseconds, limit: sentAtOnce }
    const claimed = await store.run(claimMailsCommand, claim, at)
    await Promise.all(claimed.map(sendOne))
    return claimed.length
  }

  async function sendOne(mail: MailRecord): Promise<void> {
    const { partnerId, id, failures } = mail
    let isDone = true
    try {
      await compose(mail)
    } catch (error) {
      isDone = false
      log.warn({ err: error, mailId: id, attempts: failures + 1 }, 'a notification was not sent')
    }
    const end = { mail: { partnerId, id, failures }, lease, isDone, random: random() }
    await store.run(settleMailCommand, end, now())
  }

  async function compose({ partnerId, userId, id, events }: MailRecord): Promise<void> {
    const { reader } = store
    const setting = await findNotification(reader, { partnerId, userId })
    const roles = await findCspRoles(reader, { partnerId, objectId: userId })
    // When a user loses a right, their mails end, too.
    if (!setting || setting.kinds.length === 0 || roles.length === 0) return
    const told: LiveEvent[] = []
    const names = new Map<string, string>()
    for (const event of JSON.parse(events) as LiveEvent[]) {
      const { customerId } = event.data
      if (event.type === 'webhook.stopped') {
        const { webhookId } = event.data as typeof event.data & { webhookId: string }
        const webhook = await findWebhook(reader, { partnerId, id: webhookId })
        // A webhook that was removed meanwhile concerns nobody, and webhooks concern only Admin
        // agents.
        if (!webhook || !roles.includes('AdminAgent')) continue
        names.set(webhookId, withoutQuery(webhook.url))
      } else if (customerId !== undefined && !names.has(customerId)) {
        const customer = await findCustomer(reader, { partnerId, customerId })
        if (customer) names.set(customerId, customer.companyName)
      }
      told.push(event)
    }
    if (told.length === 0) return
    const speech = await loadSpeech(setting.language)
    const written = writeMail({ events: told, names, speech, publicUrl: options.publicUrl() })
    await transport.send({ id, to: setting.address, language: setting.language, ...written })
  }

  return {
    wake: () => bell.ring(),
    async stop() {
      stopping.abort()
      await running
      transport.close()
    },
  }
}
