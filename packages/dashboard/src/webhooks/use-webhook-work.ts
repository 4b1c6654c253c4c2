import type { Partner } from '@accredit/client'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { usePartner } from '../data/partner.tsx'
import { useToasts } from '../pieces/toasts.tsx'
import { webhookKeys } from './webhook-keys.ts'

/** Runner of a button's work. */
interface WebhookWork {
  /**
   * Runs work once, ignoring presses meanwhile, reports the result, and refetches what is shown.
   */
  readonly run: <Done>(
    work: (partner: Partner) => Promise<Done>,
    tell: string | ((done: Done) => string),
  ) => Promise<void>
  readonly pending: boolean
}

/** Runs the work behind the buttons of endpoints and deliveries. */
export function useWebhookWork(): WebhookWork {
  const partner = usePartner()
  const queries = useQueryClient()
  const toasts = useToasts()
  const busy = useRef(false)
  const [pending, setPending] = useState(false)
  return {
    pending,
    async run(work, tell) {
      if (busy.current) return
      busy.current = true
      setPending(true)
      try {
        const done = await work(partner)
        toasts.tell(typeof tell === 'string' ? tell : tell(done))
      } catch (error) {
        toasts.fail(error)
      } finally {
        busy.current = false
        setPending(false)
        void queries.invalidateQueries({ queryKey: webhookKeys.all })
      }
    },
  }
}
