import type { VettingCase, VettingCaseEntry } from '@accredit/client'
import { useState } from 'react'
import { useSignedIn } from '../../data/signed-in.tsx'
import { findNews } from './find-news.ts'

/** Steps of others while the case was open here. */
export interface News {
  readonly entries: readonly VettingCaseEntry[]
  dismiss(): void
}

const most = 3

/** Collects what others do to a case from when it is first shown. */
export function useNews({ timeline }: Pick<VettingCase, 'timeline'>): News {
  const { id: me = '' } = useSignedIn()
  const [seen, setSeen] = useState(timeline.length)
  const [entries, setEntries] = useState<readonly VettingCaseEntry[]>([])
  if (timeline.length > seen) {
    setSeen(timeline.length)
    const fresh = findNews(timeline, { seen, me })
    if (fresh.length > 0) setEntries([...fresh, ...entries].slice(0, most))
  }
  return { entries, dismiss: () => setEntries([]) }
}
