import type { Reply } from '../../store/command.ts'
import type { Call } from '../call.ts'
import { describeRegistration, requireRegistration } from './registration.ts'

/** `GET /webhooks/v1/registration`: the partner's webhook registration. */
export async function getRegistration({ actor, service }: Call): Promise<Reply> {
  const { partnerId } = actor
  const found = await requireRegistration(service.store.reader, { partnerId })
  return { status: 200, body: describeRegistration(found) }
}

/** `GET /webhooks/v1/registration/events`: events that a partner can register for. */
export async function listRegistrationEvents({ service }: Call): Promise<Reply> {
  return { status: 200, body: service.webhooks.registrations.names }
}
