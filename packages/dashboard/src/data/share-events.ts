import type { FollowedEvent, Partner } from '@accredit/client'
import { basePath } from '../routing/base.ts'

/** Connection state of the event stream. */
export type LiveState = 'connecting' | 'open' | 'lost'

/** Listeners of one tab. */
export interface EventListener {
  onEvent(event: FollowedEvent): void
  onState(state: LiveState): void
}

/** A message between the tabs of one user. */
type Message =
  | { readonly kind: 'hello' }
  | { readonly kind: 'state'; readonly state: LiveState; readonly cursor: string | undefined }
  | { readonly kind: 'event'; readonly event: FollowedEvent }

/** Delay in milliseconds before a refused stream is tried again. */
const tryAgainMs = 15_000
/** Number of recent events kept to detect duplicates. */
const keptEvents = 200

/**
 * Follows the service's events over one stream for all tabs of a user. The tab that holds a browser
 * lock reads the stream and broadcasts to the others; when it closes, the next tab continues after
 * the last event that it received. Where the browser has no locks, e.g. on plain http, each tab
 * reads its own stream.
 * @param user identifies the user; the tabs of another user share another stream
 */
export async function shareEvents(
  partner: Partner,
  user: string,
  listener: EventListener,
  signal: AbortSignal,
): Promise<void> {
  const name = `accredit.events${basePath} ${user}`
  const locks = 'locks' in navigator ? navigator.locks : undefined
  const channel = locks && new BroadcastChannel(name)
  const tell = (message: Message) => channel?.postMessage(message)
  const seen = new Set<string>()
  let state: LiveState = 'connecting'
  let cursor: string | undefined
  let isLeading = false

  const take = (event: FollowedEvent) => {
    // Two tabs that lead one after the other may both broadcast it. Clock events have no cursor.
    const key = `${event.type} ${event.cursor} ${event.timestamp}`
    if (seen.has(key)) return
    seen.add(key)
    for (const oldest of seen) {
      if (seen.size <= keptEvents) break
      seen.delete(oldest)
    }
    cursor = event.cursor
    listener.onEvent(event)
  }
  const change = (next: LiveState) => {
    state = next
    listener.onState(next)
  }
  const tellState = () => tell({ kind: 'state', state, cursor })

  const lead = async () => {
    isLeading = true
    const onConnection = (now: 'open' | 'lost') => {
      change(now)
      tellState()
    }
    const onCursor = (at: string) => {
      cursor = at
      tellState()
    }
    try {
      const events = partner.events.follow({ signal, after: cursor, onConnection, onCursor })
      for await (const event of events) {
        tell({ kind: 'event', event })
        take(event)
      }
    } catch {
      onConnection('lost')
    } finally {
      isLeading = false
    }
  }

  const onMessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'hello') {
      if (isLeading) tellState()
    } else if (!isLeading) {
      if (data.kind === 'event') take(data.event)
      else {
        cursor = data.cursor ?? cursor
        change(data.state)
      }
    }
  }
  channel?.addEventListener('message', onMessage)
  tell({ kind: 'hello' })
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- one turn after the other
    await (locks ? locks.request(name, { signal }, lead).catch(() => undefined) : lead())
    // oxlint-disable-next-line no-await-in-loop -- that is what waiting is
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, tryAgainMs))
  }
  channel?.close()
}
