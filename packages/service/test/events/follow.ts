import type { LiveEvent } from '@accredit/contract'
import type { TestService } from '../support/service.ts'

/** A stream that is read. */
export interface Followed extends Disposable {
  readonly events: LiveEvent[]
}

/** Follows events from now on, or from a place on; resolves when the stream is open. */
export async function follow(
  { url }: Pick<TestService, 'url'>,
  token: string,
  after?: string,
): Promise<Followed> {
  const closing = new AbortController()
  const response = await fetch(`${url}/accredit/v1/events/stream`, {
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      ...(after !== undefined && { 'last-event-id': after }),
    },
    signal: closing.signal,
  })
  if (!response.ok) throw new Error(await response.text())
  const events: LiveEvent[] = []
  const read = async () => {
    const decoder = new TextDecoder()
    let rest = ''
    for await (const part of response.body ?? []) {
      rest += decoder.decode(part as Uint8Array, { stream: true })
      const messages = rest.split('\n\n')
      rest = messages.pop() ?? ''
      for (const message of messages) {
        const data = /^data: (.*)$/m.exec(message)?.[1]
        if (data !== undefined) events.push(JSON.parse(data) as LiveEvent)
      }
    }
  }
  read().catch(() => undefined)
  return { events, [Symbol.dispose]: () => closing.abort() }
}
