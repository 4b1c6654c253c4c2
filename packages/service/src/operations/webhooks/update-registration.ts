import { registrationRoutes } from '@accredit/contract'
import { readRegistration, type RegistrationSettings } from '../../rules/read/read-registration.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { findLastPlace } from '../../store/queries/events.ts'
import { updateWebhook, type WebhookRecord } from '../../store/queries/webhooks.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'
import { describeRegistration, requireCertificate, requireRegistration } from './registration.ts'
import { changerOf, recordWebhookChange, requireLockedWebhook, type Changer } from './webhook.ts'

/** `PUT /webhooks/v1/registration`: changes the partner's webhook, and switches it on. */
export async function updateRegistration(call: Call): Promise<Answer> {
  const { store, now, webhooks, live } = call.service
  const { addresses, registrations } = webhooks
  const sent = readObjectBody(call, registrationRoutes.updateRegistration)
  const settings = readRegistration(sent, addresses, registrations.names)
  await requireRegistration(store.reader, { partnerId: call.actor.partnerId })
  // Last, since a sandbox generates its certificate on first use: a refusal leaves nothing behind.
  await requireCertificate(call)
  // Events committed earlier get their positions first.
  await live.lastPlace()
  const input = { partnerId: call.actor.partnerId, settings, by: changerOf(call) }
  const answer = await store.answer(updateRegistrationCommand, input, now(), call.identity)
  webhooks.wake()
  return answer
}

/** Command: a webhook that was off has another five days, and gets no event from that time. */
export const updateRegistrationCommand = command(
  'updateRegistration',
  async (
    transaction,
    input: { partnerId: string; settings: RegistrationSettings; by: Changer },
    at,
  ): Promise<Reply> => {
    const { partnerId, settings, by } = input
    const key = { partnerId, id: (await requireRegistration(transaction, { partnerId })).id }
    const before = await requireLockedWebhook(transaction, key)
    const resumed = before.state !== 'on'
    const after: WebhookRecord = {
      ...before,
      ...settings,
      state: 'on',
      failingSince: resumed ? null : before.failingSince,
      toldFrom: resumed ? await findLastPlace(transaction) : before.toldFrom,
    }
    await updateWebhook(transaction, { ...after, types: JSON.stringify(after.types) })
    const change = { action: 'webhook.changed', key, by, before, after, at } as const
    await recordWebhookChange(transaction, change)
    return { status: 200, body: describeRegistration(after) }
  },
)
