import { testEventName } from '@accredit/contract'
import { newId } from '../../ids/new-id.ts'
import { refuse } from '../../rules/refusal.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { listTestTimes, tellAgain } from '../../store/queries/events.ts'
import type { Call } from '../call.ts'
import { requireRegistration } from './registration.ts'

/** Tests per window, and the window in milliseconds. Source: "Partner Center webhooks". */
const mostTests = 2
const testWindow = 60_000

/** `POST /webhooks/v1/registration/validationEvents`: sends a test event to the partner's webhook. */
export async function startValidation({
  actor,
  service,
  identity,
  ...call
}: Call): Promise<Answer> {
  const { store, now } = service
  const { partnerId } = actor
  const { id: endpointId } = await requireRegistration(store.reader, { partnerId })
  // Not in the command, whose refusals are stored: the same request can succeed later.
  const times = await listTestTimes(store.reader, {
    partnerId,
    endpointId,
    after: now() - testWindow,
  })
  const first = times.at(-mostTests)
  if (first !== undefined) {
    const seconds = Math.max(1, Math.ceil((first + testWindow - now()) / 1000))
    return refuse('TooManyRequests', { seconds })
  }
  const input = { partnerId, correlationId: call.correlationId }
  return store.answer(startValidationCommand, input, now(), identity)
}

/** Command: checks that the partner is registered for it. */
export const startValidationCommand = command(
  'startValidation',
  async (
    transaction,
    { partnerId, correlationId }: { partnerId: string; correlationId: string },
    at,
  ): Promise<Reply> => {
    const { id: endpointId, types } = await requireRegistration(transaction, { partnerId })
    if (!types.includes(testEventName)) {
      return refuse('TestEventNotRegistered', { event: testEventName })
    }
    const id = newId()
    const event = { id, type: 'webhook.test', partnerId, customerId: null, endpointId } as const
    await tellAgain(transaction, { ...event, correlationId, at, data: {} })
    // Identifies this one test, even if a caller reuses a correlation id.
    return { status: 200, body: { correlationId: id } }
  },
)
