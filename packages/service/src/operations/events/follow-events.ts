import { brokenRule, type LiveEvent } from '@accredit/contract'
import type { Actor } from '../../rules/actor.ts'
import { describeEvent } from '../../rules/describe/describe-event.ts'
import { refuse } from '../../rules/refusal.ts'
import type { PlacedEvent } from '../../store/queries/events.ts'
import type { Call, ServiceContext, StreamedReply, StandingRight } from '../call.ts'

/** Real milliseconds of silence after which a stream sends a heartbeat. */
const beatEvery = 15_000
/** Milliseconds after which a client reconnects a broken stream. */
const comeBackAfter = 1_000
/** Seconds after which a client that was refused a stream may retry. */
const tryAgainAfter = 10

/**
 * `GET /accredit/v1/events/stream`: live events as server-sent events. A stream ends with the
 * token, and within five seconds after the right to follow is lost; clients reconnect by
 * themselves, with a fresh token, and continue after the last id.
 */
export async function followEvents(call: Call): Promise<StreamedReply> {
  const { live, now } = call.service
  const { partnerId, tenantId, reviewer } = call.actor
  const after = readPlace(call.header('last-event-id')) ?? (await live.lastPlace())
  const leave = takePlace(live, call.actor)
  return {
    status: 200,
    mediaType: 'text/event-stream',
    write(closed) {
      closed.addEventListener('abort', leave, { once: true })
      return writeEvents(closed)
    },
  }

  /** It has no id: it is not stored, and a reconnecting client asks for the time anyway. */
  function writeClock(): string {
    const timestamp = new Date(now()).toISOString()
    const event: LiveEvent = { type: 'clock.changed', timestamp, data: { partnerId } }
    return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
  }

  async function* writeEvents(closed: AbortSignal): AsyncGenerator<string> {
    // The id is sent at once: a stream that ends before its first event leaves no gap either.
    yield `retry: ${comeBackAfter}\nid: ${after}\n\n`
    const ended = new AbortController()
    const signal = AbortSignal.any([closed, ended.signal])
    const stopWatching = watchRight(call.right, ended)
    const of = reviewer ? { judge: tenantId } : { partnerId }
    const followed = live.follow({ after, of, signal })
    const over = new Promise<'over'>((resolve) =>
      signal.addEventListener('abort', () => resolve('over'), { once: true }),
    )
    let moved = Promise.withResolvers<'moved'>()
    const stopClock = live.onClock(() => moved.resolve('moved'))
    let next = followed.next()
    try {
      for (;;) {
        const beat = startBeat()
        const seen = await Promise.race([next, over, beat.due, moved.promise])
        beat.cancel()
        if (signal.aborted) return
        if (seen === 'beat') yield ': alive\n\n'
        else if (seen === 'moved') {
          moved = Promise.withResolvers()
          yield writeClock()
        } else if (seen === 'over' || seen.done) return
        else {
          const told = reviewer ? seen.value : seen.value.filter(isForPartners)
          if (told.length > 0) yield told.map(writeEvent).join('')
          next = followed.next()
        }
      }
    } finally {
      stopClock()
      stopWatching()
      ended.abort()
      leave()
    }
  }
}

function takePlace(streams: ServiceContext['live'], actor: Actor): () => void {
  const place = streams.take(actor)
  if (typeof place === 'function') return place
  return refuse('TooManyStreams', { ...place, seconds: tryAgainAfter })
}

/** Steps inside the desk, e.g. a decision that may still be undone, are hidden from partners. */
function isForPartners({ type, data }: PlacedEvent): boolean {
  return type !== 'case.changed' || !('by' in data)
}

function startBeat(): { due: Promise<'beat'>; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined
  const due = new Promise<'beat'>((resolve) => {
    timer = setTimeout(() => resolve('beat'), beatEvery)
  })
  return { due, cancel: () => clearTimeout(timer) }
}

function writeEvent(event: PlacedEvent): string {
  const text = JSON.stringify(describeEvent(event))
  return `id: ${event.place}\nevent: ${event.type}\ndata: ${text}\n\n`
}

function readPlace(value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined
  if (/^\d{1,15}$/.test(value)) return Number(value)
  return refuse('InvalidQuery', {
    field: 'Last-Event-ID',
    value: `"${value}"`,
    rule: brokenRule('EventId'),
  })
}

/** Milliseconds between two checks of a right; roles are cached for two seconds more. */
const lookEvery = 2_000

/**
 * Watches the right of a caller whose answer continues.
 * @param end aborted when the token expires, or when a check finds that the right is lost
 * @returns a function that ends the watch
 */
function watchRight(right: StandingRight, end: AbortController): () => void {
  // A token may be accepted for a moment after it expired; then only the checks decide.
  const endsWithToken = right.remaining() > 0
  let timer: NodeJS.Timeout | undefined
  let watched = true

  const look = async () => {
    const expired = endsWithToken && right.remaining() <= 0
    if (expired || !(await right.holds())) end.abort()
    else if (watched) lookAgain()
  }
  const lookAgain = () => {
    const wait = endsWithToken ? Math.min(lookEvery, right.remaining()) : lookEvery
    timer = setTimeout(() => void look(), Math.max(1, wait))
  }

  lookAgain()
  return () => {
    watched = false
    clearTimeout(timer)
  }
}
