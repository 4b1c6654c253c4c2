import { useSyncExternalStore } from 'react'

const changed = new EventTarget()

/** Shown location; the browser's own is another one while a way back is being asked about. */
let here = location.href
/** Place of the shown location among those of this tab, by which a way back is told from a way on. */
let step = readStep()
/** True while the browser goes back to the shown location. */
let returning = false

/**
 * Stands before a page that must not be left without asking.
 * @param leave leaves it after all
 */
export type LeaveGuard = (leave: () => void) => void
const guards = new Set<LeaveGuard>()

/**
 * Lets a guard decide about every way to another page of the dashboard.
 * @returns how to stop
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

/** Goes to another page of the dashboard. */
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

/** Changes the query of this page; an empty value takes its name out. No new step for "back". */
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
    // The browser has gone there already: it comes back until the person has answered.
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
