import type { Partner, QualificationEvent, SubscribedEvent } from '@accredit/client'
import type { Speech } from '../words/words.ts'
import type { CommandRun } from './command-run.ts'
import { isTaken, sendEvent, textOfAnswer, type SignedReceiver } from './send-event.ts'

/** Attempts per event, and the milliseconds between them: the receiver may be restarting. */
const attempts = 3
const pause = 1_000

/** An address to forward to. */
export interface Forwarding extends SignedReceiver {
  /** Types to forward; absent for all. */
  readonly types?: readonly string[] | undefined
}

/**
 * Forwards events one after the other, signed as the service signs them, until the program ends. A
 * lost connection is reported and reopened after the last event with a fresh token.
 */
export async function forwardEvents(
  { runtime, output, speech }: CommandRun,
  partner: Partner,
  { types, ...receiver }: Forwarding,
): Promise<void> {
  const { texts } = speech.words
  const { stop: signal } = runtime
  let wasOpen = false
  const onConnection = (state: 'open' | 'lost') => {
    if (state === 'lost') output.note(texts.listen.lost)
    else if (wasOpen) output.note(texts.listen.back)
    else tellReady()
    wasOpen = true
  }
  const tellReady = () => {
    output.note(texts.listen.ready(receiver))
    output.note(texts.listen.secret(receiver))
  }
  try {
    for await (const subscribed of partner.events.subscribe({ signal, onConnection })) {
      if (types && !types.includes(subscribed.type)) continue
      const event = withoutCursor(subscribed)
      const answer = await forward(event)
      output.line({ event, answer }, (style) => {
        const end = textOfAnswer(answer)
        return `${eventLine(event, speech)}  ${isTaken(answer) ? end : style('red', end)}\n`
      })
    }
  } catch (error) {
    // The user ended it; no event is lost by that.
    if (!signal.aborted) throw error
  }

  async function forward(event: QualificationEvent) {
    for (let attempt = 1; ; attempt += 1) {
      const { answer } = await sendEvent(event, receiver, signal)
      const isAnswered = 'status' in answer && answer.status < 500
      if (isAnswered || attempt === attempts) return answer
      await runtime.sleep(pause, signal)
    }
  }
}

/** An event in one line. */
export function eventLine(
  { id, type, timestamp, data }: QualificationEvent,
  { formats }: Pick<Speech, 'formats'>,
): string {
  return `${formats.date(timestamp)}  ${type}  ${data.customerId}  ${id}`
}

function withoutCursor({ cursor: _cursor, ...event }: SubscribedEvent): QualificationEvent {
  return event
}
