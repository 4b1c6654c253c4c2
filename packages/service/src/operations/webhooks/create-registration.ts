import { registrationRoutes } from '@accredit/contract'
import { newId } from '../../ids/new-id.ts'
import { refuse } from '../../rules/refusal.ts'
import { readRegistration, type RegistrationSettings } from '../../rules/read/read-registration.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { findLastPlace } from '../../store/queries/events.ts'
import { lockPartner } from '../../store/queries/customer-count.ts'
import {
  findRegistration,
  insertWebhook,
  type WebhookRecord,
} from '../../store/queries/webhooks.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'
import { describeRegistration, requireCertificate } from './registration.ts'
import { changerOf, recordWebhookChange, type Changer, type WebhookKey } from './webhook.ts'

/** `POST /webhooks/v1/registration`: registers the partner's webhook. */
export async function createRegistration(call: Call): Promise<Answer> {
  const { store, now, webhooks, live } = call.service
  const { addresses, registrations } = webhooks
  const sent = readObjectBody(call, registrationRoutes.createRegistration)
  const settings = readRegistration(sent, addresses, registrations.names)
  // Last, since a sandbox generates its certificate on first use: a refusal leaves nothing behind.
  await requireCertificate(call)
  const key = { partnerId: call.actor.partnerId, id: newId() }
  // Events committed earlier get their positions first, and are not delivered.
  await live.lastPlace()
  const input = { key, settings, by: changerOf(call) }
  return store.answer(createRegistrationCommand, input, now(), call.identity)
}

/** Command: checks that there is none yet. */
export const createRegistrationCommand = command(
  'createRegistration',
  async (
    transaction,
    { key, settings, by }: { key: WebhookKey; settings: RegistrationSettings; by: Changer },
    at,
  ): Promise<Reply> => {
    await lockPartner(transaction, key)
    if (await findRegistration(transaction, key)) return refuse('RegistrationExists', {})
    const added: WebhookRecord = {
      ...key,
      ...settings,
      dialect: 'partner-center',
      description: null,
      state: 'on',
      secrets: '[]',
      toldFrom: await findLastPlace(transaction),
      failingSince: null,
      createdAt: at,
    }
    await insertWebhook(transaction, { ...added, types: JSON.stringify(added.types) })
    const change = { action: 'webhook.added', key, by, before: null, after: added, at } as const
    await recordWebhookChange(transaction, change)
    return { status: 200, body: describeRegistration(added) }
  },
)
