import type { VettingCase } from '@accredit/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { usePartner } from '../../data/partner.tsx'
import { useSignedIn } from '../../data/signed-in.tsx'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { useToasts } from '../../pieces/toasts.tsx'
import { navigate } from '../../routing/location.ts'
import { addresses } from '../../routing/match-page.ts'
import { findNeighbour } from '../queue/find-neighbour.ts'
import { useQueueFilter } from '../queue/use-queue-filter.ts'
import { useQueue } from '../queue/use-queue.ts'
import { useRecentDecisions } from '../recent-decisions.ts'
import { readAhead } from '../use-case.ts'

/** Links from a case: the next one, the previous one, and the queue. */
export interface CaseNavigation {
  toNext(): void
  toPrevious(): void
  toQueue(): void
  /** Goes to the next case after a decision, or to the queue after the last one. */
  goOn(): void
}

/** Finds the neighbours of a case in the queue that led here, and prefetches the next one. */
export function useCaseNavigation(found: VettingCase | undefined): CaseNavigation {
  const t = useDeskWords().deskCase
  const queue = useDeskWords().queue
  const toasts = useToasts()
  const partner = usePartner()
  const queries = useQueryClient()
  const { id: me = '' } = useSignedIn()
  const filter = useQueueFilter()
  const { cases } = useQueue(filter)
  const except = useRecentDecisions()
  const find = (backwards: boolean) =>
    found && cases && findNeighbour(cases, { current: found, filter, me, except, backwards })
  const next = find(false)
  const nextId = next?.id
  useEffect(() => {
    if (nextId !== undefined) void readAhead(queries, partner, nextId)
  }, [nextId, queries, partner])

  const goTo = (address: string) => navigate(address + location.search)
  const goToCase = (other: { readonly id: string } | undefined) => {
    if (other) goTo(addresses.case(other.id))
    else toasts.inform(t.noOther)
  }
  return {
    toNext: () => goToCase(next),
    toPrevious: () => goToCase(find(true)),
    toQueue: () => goTo(addresses.desk),
    goOn() {
      if (next) return goTo(addresses.case(next.id))
      toasts.inform(queue.done)
      goTo(addresses.desk)
    },
  }
}
