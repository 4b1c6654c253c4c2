import type { FollowedEvent, LiveEvent } from '@accredit/client'
import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  type ReactNode,
} from 'react'
import { keys } from './keys.ts'
import { usePartner } from './partner.tsx'
import { shareEvents, type LiveState } from './share-events.ts'
import { useAheadBy, useSignedIn } from './signed-in.tsx'

interface Live {
  readonly state: LiveState
  readonly listeners: Set<(event: FollowedEvent) => void>
}

const LiveContext = createContext<Live>({ state: 'connecting', listeners: new Set() })

/** Window in milliseconds in which events are collected into one refetch. */
const gatherMs = 150
/** Polling interval in milliseconds while the event stream is down. */
const withoutStreamMs = 15_000
/**
 * Difference in milliseconds between an event's time and our estimate of the service clock beyond
 * which the clock has changed.
 */
const clockToleranceMs = 60_000

/**
 * Follows the service's events and refetches the shown data that they affect. While the stream is
 * down, all shown data is refetched at an interval.
 */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const partner = usePartner()
  const queries = useQueryClient()
  const aheadBy = useAheadBy()
  const { id: user = '' } = useSignedIn()
  const [state, setState] = useState<LiveState>('connecting')
  const [listeners] = useState(() => new Set<(event: FollowedEvent) => void>())

  // A sandbox's clock can be moved forward; its events are the first sign of that.
  const isAnotherClock = useEffectEvent(
    (at: string) => Math.abs(Date.parse(at) - Date.now() - aheadBy) > clockToleranceMs,
  )

  useEffect(() => {
    const ended = new AbortController()
    const { signal } = ended
    let gathered = new Map<string, readonly unknown[]>()
    let timer: ReturnType<typeof setTimeout> | undefined
    let opened = false
    const onState = (now: LiveState) => {
      setState(now)
      if (now !== 'open' || opened) return
      opened = true
      // The first answers are older than the stream and miss what happened in between.
      void queries.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== keys.me[0] && query.state.dataUpdatedAt > 0,
      })
    }
    const readAgain = () => {
      const affected = gathered
      gathered = new Map()
      timer = undefined
      for (const queryKey of affected.values()) void queries.invalidateQueries({ queryKey })
    }
    const onEvent = (event: FollowedEvent) => {
      if (isAnotherClock(event.timestamp)) gathered.set('clock', keys.me)
      for (const key of affectedKeys(event)) gathered.set(JSON.stringify(key), key)
      timer ??= setTimeout(readAgain, gatherMs)
      for (const listener of listeners) listener(event)
    }
    void shareEvents(partner, user, { onEvent, onState }, signal)
    return () => {
      ended.abort()
      clearTimeout(timer)
    }
  }, [partner, user, queries, listeners])

  useEffect(() => {
    if (state !== 'lost') return undefined
    const timer = setInterval(() => void queries.invalidateQueries(), withoutStreamMs)
    return () => {
      clearInterval(timer)
      // Neither the last poll nor the new stream has the changes between them.
      void queries.invalidateQueries()
    }
  }, [state, queries])

  const live = useMemo(() => ({ state, listeners }), [state, listeners])
  return <LiveContext value={live}>{children}</LiveContext>
}

/** Connection state of the event stream. */
export function useLiveState(): LiveState {
  return use(LiveContext).state
}

/** Calls a function for each event while the component is shown. */
export function useLiveEvents(onEvent: (event: FollowedEvent) => void): void {
  const { listeners } = use(LiveContext)
  const listen = useEffectEvent(onEvent)
  useEffect(() => {
    const listener = (event: FollowedEvent) => listen(event)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [listeners])
}

/** Finds the queries that an event affects. An unknown type may have changed anything. */
function affectedKeys({
  type,
  data,
}: Pick<LiveEvent, 'type' | 'data'>): readonly (readonly unknown[])[] {
  const { customerId, caseId } = data
  const ofCase = typeof caseId === 'string' ? [keys.case(caseId)] : [['case']]
  const ofCustomer = customerId === undefined ? [['customer']] : [keys.customer(customerId)]
  switch (type) {
    case 'qualification.requested':
    case 'qualification.approved':
    case 'qualification.denied':
    case 'qualification.withdrawn':
      return [
        keys.customers,
        keys.codes,
        keys.activity,
        keys.overview,
        keys.report,
        keys.cases,
        keys.verdicts,
        ...ofCase,
        ...ofCustomer,
      ]
    case 'job.changed':
      return [keys.jobs]
    case 'code.redeemed':
    case 'code.low':
      return [keys.codes, keys.overview, keys.report]
    case 'case.changed':
    case 'case.overdue':
      return [keys.cases, keys.verdicts, keys.overview, keys.report, ...ofCase, ...ofCustomer]
    case 'customer.created':
    case 'customer.changed':
    case 'address.changed':
      return [keys.customers, keys.activity, keys.overview, keys.report, ...ofCustomer]
    // Due times, shown verdicts and spent codes may differ now, and so does the time itself.
    case 'clock.changed':
    default:
      return [[]]
  }
}
