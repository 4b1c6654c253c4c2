import { useSyncExternalStore } from 'react'

const changed = new EventTarget()
const most = 20
let recent: readonly string[] = []

/** Remembers a decision of this user for the life of the page. */
export function addRecentDecision(caseId: string): void {
  replace([caseId, ...recent.filter((known) => known !== caseId)].slice(0, most))
}

/** Forgets a decision that was undone, or no longer can be. */
export function removeRecentDecision(caseId: string): void {
  if (recent.includes(caseId)) replace(recent.filter((known) => known !== caseId))
}

/** This user's decided cases that are not shown yet, latest first. */
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
