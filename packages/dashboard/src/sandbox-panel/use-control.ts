import type { SandboxControls } from '@accredit/client'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useSandbox } from '../data/sandbox.ts'
import { useToasts } from '../pieces/toasts.tsx'

/** Work of a control. */
export interface ControlWork {
  /** Does it once, whatever is pressed meanwhile, and reads again what is shown. */
  readonly run: (work: (sandbox: SandboxControls) => Promise<unknown>, done: string) => void
  readonly pending: boolean
  readonly error: unknown
}

/** Runs what the buttons of a control do. */
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
      // Anything may be different by now, the time included.
      void queries.invalidateQueries()
    }
  }
  return { ...state, run: (work, done) => void start(work, done) }
}
