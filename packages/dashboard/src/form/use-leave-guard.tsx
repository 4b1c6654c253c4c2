import { useEffect, useState, type ReactNode } from 'react'
import { useWords } from '../i18n/language.tsx'
import { guardPage } from '../routing/location.ts'
import { LeaveDialog, type LeaveTexts } from './leave-dialog.tsx'

/** Guard of unsaved input. */
interface Guarded {
  /** Leaves at once when nothing would be lost; otherwise asks first. */
  readonly leave: (go: () => void) => void
  /** The confirmation, to render in the form. */
  readonly question: ReactNode
}

/**
 * Asks before unsaved input is lost: by navigation, by the back button, and, through the browser's
 * own prompt, by closing or reloading the tab.
 * @param edited true while there is unsaved input
 * @param texts texts of the confirmation, where something other than typed text would be lost
 */
export function useLeaveGuard(edited: boolean, texts?: LeaveTexts): Guarded {
  const { discard } = useWords().pieces
  const [go, setGo] = useState<() => void>()
  const ask = (next: () => void) => setGo(() => next)
  useEffect(() => (edited ? guardPage(ask) : undefined), [edited])
  useReloadGuard(edited)
  return {
    leave: (next) => (edited ? ask(next) : next()),
    question: go && (
      <LeaveDialog texts={texts ?? discard} onLeave={go} onStay={() => setGo(undefined)} />
    ),
  }
}

/**
 * Makes the browser ask before the tab is closed or reloaded: drafts that survive navigation are
 * lost there.
 */
export function useReloadGuard(edited: boolean): void {
  useEffect(() => {
    if (!edited) return undefined
    const ended = new AbortController()
    window.addEventListener('beforeunload', (event) => event.preventDefault(), {
      signal: ended.signal,
    })
    return () => ended.abort()
  }, [edited])
}

/** Checks whether a form differs from its initial values; surrounding spaces do not count. */
export function isEdited<Values extends object>(values: Values, begun: Values): boolean {
  const read = (from: Values, name: string) => String(from[name as keyof Values]).trim()
  return Object.keys(values).some((name) => read(values, name) !== read(begun, name))
}
