import { describeQualificationEvent } from '../../rules/describe/describe-event.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { tellAgain } from '../../store/queries/events.ts'
import type { Call } from '../call.ts'
import { readEventId, requireEvent } from './get-event.ts'

/** `POST /accredit/v1/events/{id}/resend`: sends an event again to all receivers of its type. */
export function resendEvent(call: Call): Promise<Answer> {
  const { store, now } = call.service
  const input = { partnerId: call.actor.partnerId, id: readEventId(call) }
  return store.answer(resendEventCommand, input, now(), call.identity)
}

/** Command: adds another row of the event, which is delivered like the first one. */
export const resendEventCommand = command(
  'resendEvent',
  async (transaction, key: { readonly partnerId: string; readonly id: string }): Promise<Reply> => {
    const found = await requireEvent(transaction, key)
    await tellAgain(transaction, { ...found, endpointId: null })
    return { status: 200, body: describeQualificationEvent(found) }
  },
  ({ id }) => [id],
)
