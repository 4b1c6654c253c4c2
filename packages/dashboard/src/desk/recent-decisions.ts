import { useSyncExternalStore } from 'react'

const changed = new EventTarget()
const most = 20
let recent: readonly string[] = []

/** Remembers, as long as the page lives, that this user has just decided a case. */
export function addRecentDecision(caseId: string): void {
  replace([caseId, ...recent.filter((known) => known !== caseId)].slice(0, most))
}

/** Forgets a decision: it was taken back, or can be no more. */
export function removeRecentDecision(caseId: string): void {
  if (recent.includes(caseId)) replace(recent.filter((known) => known !== caseId))
}

/** The cases that this user decided and that are not shown yet, the last one first. */
export function useRecentDecisions(): readonly string[] {
  return useSyncExternalStore(subscribe, () => recent)
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

function replace(decisions: readonly string[]): void {
  recent = decisions
  changed.dispatchEvent(new Event('change'))
}
