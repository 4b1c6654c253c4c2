import { useSyncExternalStore } from 'react'

const changed = new EventTarget()

/** Location that is shown; the browser's own differs while the user is asked about going back. */
let here = location.href
/** Position in this tab's history, which tells back from forward. */
let step = readStep()
/** True while the browser returns to the shown location. */
let returning = false

/**
 * Guards a page that must not be left without confirmation.
 * @param leave leaves after all
 */
export type LeaveGuard = (leave: () => void) => void
const guards = new Set<LeaveGuard>()

/**
 * Lets a guard decide about every navigation to another page of the dashboard.
 * @returns a function that removes the guard
 */
export function guardPage(guard: LeaveGuard): () => void {
  guards.add(guard)
  return () => guards.delete(guard)
}

/** Location of the page: path and query, without the host. */
export function useHere(): URL {
  const href = useSyncExternalStore(subscribe, () => here)
  return new URL(href)
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

/** Navigates to another page of the dashboard. */
export function navigate(to: string, { replace = false } = {}): void {
  const before = new URL(here)
  const next = new URL(to, here)
  const go = () => {
    if (!replace) step += 1
    if (replace) history.replaceState({ step }, '', to)
    else history.pushState({ step }, '', to)
    show()
    if (next.pathname !== before.pathname) window.scrollTo(0, 0)
  }
  if (next.pathname === before.pathname) go()
  else askGuard(go)
}

/** Changes the query of this page; an empty value removes the name. Adds no history entry. */
export function setQuery(values: Readonly<Record<string, string>>): void {
  const url = new URL(here)
  for (const [name, value] of Object.entries(values)) {
    if (value === '') url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  navigate(url.pathname + url.search, { replace: true })
}

window.addEventListener('popstate', () => {
  if (returning) {
    returning = false
    return
  }
  const way = readStep() - step
  const leaves = location.pathname !== new URL(here).pathname
  if (leaves && way !== 0 && guards.size > 0) {
    // The browser is there already: it returns until the user has answered.
    returning = true
    history.go(-way)
    askGuard(() => history.go(way))
    return
  }
  step += way
  show()
})

function askGuard(go: () => void): void {
  const [guard] = guards
  if (!guard) {
    go()
    return
  }
  guard(() => {
    guards.clear()
    go()
  })
}

function show(): void {
  here = location.href
  changed.dispatchEvent(new Event('change'))
}

function readStep(): number {
  const state: unknown = history.state
  const known = typeof state === 'object' && state !== null && 'step' in state
  return known && typeof state.step === 'number' ? state.step : 0
}
