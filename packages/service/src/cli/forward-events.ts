import { signTestEvent, type Partner, type SubscribedEvent } from '@accredit/client'
import type { CommandRun } from './command-run.ts'

/** Milliseconds in which the receiver has to answer, as at the service. */
const patience = 15_000
/** Attempts at one event, and the milliseconds between them: the receiver may be starting again. */
const attempts = 3
const pause = 1_000

/** An address to forward to. */
export interface Forwarding {
  readonly url: string
  /** Types that are forwarded; all where they are absent. */
  readonly types?: readonly string[] | undefined
  readonly secret: string
}

/**
 * Forwards events one after the other, signed as the service signs them, until the program is to end. A
 * connection that is gone is told of, and opened again after the last event with a fresh token.
 */
export async function forwardEvents(
  { runtime, output, speech }: CommandRun,
  partner: Partner,
  { url, types, secret }: Forwarding,
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
    output.note(texts.listen.ready({ url }))
    output.note(texts.listen.secret({ secret }))
  }
  try {
    for await (const event of partner.events.subscribe({ signal, onConnection })) {
      if (types && !types.includes(event.type)) continue
      const answer = await forward(event)
      output.line({ event: withoutCursor(event), answer }, (style) => {
        const { type, data, timestamp } = event
        const end = 'status' in answer ? String(answer.status) : answer.fault
        const isFine = 'status' in answer && answer.status >= 200 && answer.status < 300
        const told = `${speech.formats.date(timestamp)}  ${type}  ${data.customerId}  ${event.id}`
        return `${told}  ${isFine ? end : style('red', end)}\n`
      })
    }
  } catch (error) {
    // It is ended by a key, whatever it does at that moment: no event is lost by that.
    if (!signal.aborted) throw error
  }

  async function forward(
    event: SubscribedEvent,
  ): Promise<{ readonly status: number } | { readonly fault: string }> {
    for (let attempt = 1; ; attempt += 1) {
      const { body, headers } = await signTestEvent(withoutCursor(event), secret)
      try {
        const { status, body: answer } = await fetch(url, {
          method: 'POST',
          headers,
          body,
          redirect: 'manual',
          signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
        })
        await answer?.cancel()
        if (status < 500 || attempt === attempts) return { status }
      } catch (error) {
        signal.throwIfAborted()
        if (attempt === attempts) return { fault: describe(error) }
      }
      await runtime.sleep(pause, signal)
    }
  }
}

function withoutCursor({ cursor: _cursor, ...event }: SubscribedEvent) {
  return event
}

function describe(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const { code, message } = cause as NodeJS.ErrnoException
  return code ?? message
}
