import type { EventType, QualificationEvent, WatchDelivery } from '@accredit/client'
import type { MailTransport } from '../../events/mail-transport.ts'
import { writeMail } from '../../events/write-mail.ts'
import { noticeKindOf } from '../../rules/notifications.ts'
import type { CommandRun } from '../command-run.ts'
import { eventLine } from '../forward-events.ts'
import { isTaken, sendEvent, textOfAnswer, type SignedReceiver } from '../send-event.ts'
import type { Way } from './give-out.ts'

/** Prints events, each as a line or as JSON. */
export function wayToOutput(
  { output, speech }: CommandRun,
  types: readonly EventType[] | undefined,
): Way {
  return {
    name: 'output',
    types,
    takesAll: true,
    give(deliveries) {
      for (const { event, customerName } of deliveries) {
        output.line({ event }, () => {
          const { reason } = event.data as QualificationEvent['data'] & { reason?: string }
          const end = reason === undefined ? '' : `: ${reason}`
          return `${eventLine(event, speech)}  ${customerName}${end}\n`
        })
      }
      return Promise.resolve({ isDone: true })
    },
  }
}

/** Delivers to an address, signed by its own secret. */
export function wayToAddress(
  receiver: SignedReceiver,
  types: readonly EventType[] | undefined,
): Way {
  return {
    name: receiver.url,
    types,
    takesAll: false,
    async give([delivery], signal) {
      if (!delivery) return { isDone: true }
      const { answer, retryAfter } = await sendEvent(delivery.event, receiver, signal)
      const isGone = 'status' in answer && answer.status === 410
      return {
        isDone: isTaken(answer),
        answer: textOfAnswer(answer),
        retryAfter,
        isOver: isGone,
      }
    },
  }
}

/** Mails the verdicts of one poll together. */
export function wayToMailbox(
  address: string,
  {
    transport,
    run: { speech },
    service,
    types,
  }: {
    readonly transport: MailTransport
    readonly run: CommandRun
    /** Address of the watched service. */
    readonly service: string
    readonly types: readonly EventType[] | undefined
  },
): Way {
  return {
    name: address,
    types,
    takesAll: true,
    async give(deliveries, signal) {
      const news = deliveries.filter(({ event }) => noticeKindOf(event))
      const [first] = news
      if (!first) return { isDone: true }
      const { language, words } = speech
      const footer = words.mail.watched({ service })
      const written = writeMail({ events: news.map(eventOf), names: namesOf(news), speech, footer })
      const mail = { id: first.event.id, to: address, language, ...written }
      try {
        await unlessEnded(transport.send(mail), signal)
        return { isDone: true, answer: 'OK' }
      } catch (error) {
        signal.throwIfAborted()
        return { isDone: false, answer: error instanceof Error ? error.message : String(error) }
      }
    },
  }
}

function eventOf({ event }: WatchDelivery): QualificationEvent {
  return event
}

function namesOf(deliveries: readonly WatchDelivery[]): Map<string, string> {
  return new Map(deliveries.map(({ event, customerName }) => [event.data.customerId, customerName]))
}

/** Waits for work that cannot be aborted; rejects when the signal is aborted first. */
async function unlessEnded(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const ended = Promise.withResolvers<void>()
  const end = () => ended.reject(signal.reason)
  signal.addEventListener('abort', end, { once: true })
  try {
    await Promise.race([work, ended.promise])
  } finally {
    signal.removeEventListener('abort', end)
  }
}
