import { useSyncExternalStore } from 'react'

const changed = new EventTarget()

/** Location of the page: path and query, without the host. */
export function useHere(): URL {
  const href = useSyncExternalStore(subscribe, () => location.href)
  return new URL(href)
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  window.addEventListener('popstate', listener)
  return () => {
    changed.removeEventListener('change', listener)
    window.removeEventListener('popstate', listener)
  }
}

/** Goes to another page of the dashboard. */
export function navigate(to: string, { replace = false } = {}): void {
  const before = location.pathname
  if (replace) history.replaceState(null, '', to)
  else history.pushState(null, '', to)
  if (location.pathname !== before) window.scrollTo(0, 0)
  changed.dispatchEvent(new Event('change'))
}

/** Changes the query of this page; an empty value takes its name out. No new step for "back". */
export function setQuery(values: Readonly<Record<string, string>>): void {
  const url = new URL(location.href)
  for (const [name, value] of Object.entries(values)) {
    if (value === '') url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  navigate(url.pathname + url.search, { replace: true })
}
