import { PartnerError, type Partner } from '@accredit/client'
import { useRef, useState } from 'react'
import { usePartner } from './partner.tsx'

/** A write that a user triggers. */
export interface Write<Input, Result> {
  /**
   * Runs it and resolves to the answer; `undefined` when it failed (see `error`) or is already
   * running, so that a double click has one effect.
   */
  run(input: Input): Promise<Result | undefined>
  readonly pending: boolean
  readonly error: unknown
  reset(): void
}

interface Intent {
  readonly input: string
  readonly requestId: string
}

/**
 * Sends a write with one request id per intent. Until a final answer has come, the same input is
 * the same intent and keeps its id, so that retrying after a lost connection does it at most once;
 * after an answer, or with another input, a new intent begins.
 */
export function useWrite<Input, Result>(
  send: (partner: Partner, input: Input) => Promise<Result>,
): Write<Input, Result> {
  const partner = usePartner()
  const intent = useRef<Intent>(undefined)
  const busy = useRef(false)
  const [state, setState] = useState<{ pending: boolean; error: unknown }>(idle)

  return {
    ...state,
    reset: () => setState(idle),
    async run(input) {
      if (busy.current) return undefined
      busy.current = true
      setState({ pending: true, error: undefined })
      const text = JSON.stringify(input)
      if (intent.current?.input !== text) {
        intent.current = { input: text, requestId: crypto.randomUUID() }
      }
      try {
        const { requestId } = intent.current
        // A correlation id per call, so that support finds exactly this one.
        const correlationId = crypto.randomUUID()
        const result = await send(partner.with({ requestId, correlationId }), input)
        intent.current = undefined
        setState(idle)
        return result
      } catch (error) {
        if (hasFinalAnswer(error)) intent.current = undefined
        setState({ pending: false, error })
        return undefined
      } finally {
        busy.current = false
      }
    },
  }
}

const idle = { pending: false, error: undefined }

/** Checks that the answer is final; a transient failure or a lost answer is not. */
function hasFinalAnswer(error: unknown): boolean {
  return error instanceof PartnerError && error.status !== undefined && !error.retryable
}
