import { errorBody, errors } from '@accredit/contract'
import type { Refusal } from './refusal.ts'

/** Answer of a refusal: a status and the JSON text of the body. */
export function answerRefusal(reason: Refusal): { status: number; body?: string } {
  const body = errorBody(reason.error, reason.parameters as never)
  return { status: errors[reason.error].status, ...(body && { body: JSON.stringify(body) }) }
}
