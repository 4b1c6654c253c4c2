import { useEffect, useState, type ReactNode } from 'react'
import { useWords } from '../i18n/language.tsx'
import { guardPage } from '../routing/location.ts'
import { LeaveDialog, type LeaveTexts } from './leave-dialog.tsx'

/** Guard of what was typed into a form. */
interface Guarded {
  /** Leaves at once where nothing would be lost, else asks first. */
  readonly leave: (go: () => void) => void
  /** Stands in the form. */
  readonly question: ReactNode
}

/**
 * Asks before what was typed is lost: by the way to another page, back, by closing, or by a reload, where
 * the browser asks itself.
 * @param edited true while something is typed that is stored nowhere
 * @param texts texts of the question, where something else than typed text would be lost
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

/** Lets the browser ask before the tab is closed or loaded again: text that outlives pages ends there. */
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

/** Tells whether a form differs from what it began with; spaces around a text are no difference. */
export function isEdited<Values extends object>(values: Values, begun: Values): boolean {
  const read = (from: Values, name: string) => String(from[name as keyof Values]).trim()
  return Object.keys(values).some((name) => read(values, name) !== read(begun, name))
}
