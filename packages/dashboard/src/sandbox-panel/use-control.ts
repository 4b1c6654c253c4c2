import type { SandboxControls } from '@accredit/client'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useSandbox } from '../data/sandbox.ts'
import { useToasts } from '../pieces/toasts.tsx'

/** Runner of a control's work. */
export interface ControlWork {
  /** Runs work once, ignoring presses meanwhile, and refetches what is shown. */
  readonly run: (work: (sandbox: SandboxControls) => Promise<unknown>, done: string) => void
  readonly pending: boolean
  readonly error: unknown
}

/** Runs the work behind a control's buttons. */
export function useControl(): ControlWork {
  const sandbox = useSandbox()
  const queries = useQueryClient()
  const toasts = useToasts()
  const busy = useRef(false)
  const [state, setState] = useState<{ pending: boolean; error: unknown }>({
    pending: false,
    error: undefined,
  })
  const start = async (work: (sandbox: SandboxControls) => Promise<unknown>, done: string) => {
    if (busy.current) return
    busy.current = true
    setState({ pending: true, error: undefined })
    try {
      await work(sandbox)
      setState({ pending: false, error: undefined })
      toasts.tell(done)
    } catch (error) {
      setState({ pending: false, error })
    } finally {
      busy.current = false
      // Anything may have changed, including the time.
      void queries.invalidateQueries()
    }
  }
  return { ...state, run: (work, done) => void start(work, done) }
}
