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

/** The ways on from a case: to the next one, the one before, and the queue. */
export interface CaseNavigation {
  toNext(): void
  toPrevious(): void
  toQueue(): void
  /** After a decision: to the next case, or to the queue when that was the last. */
  goOn(): void
}

/** Finds the ways on in the queue that led here, and reads the next case ahead. */
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
