import type { Registration } from '@accredit/contract'
import { refuse } from '../../rules/refusal.ts'
import type { Connection } from '../../store/connection.ts'
import { findRegistration, type WebhookRecord } from '../../store/queries/webhooks.ts'
import type { Call } from '../call.ts'

/** Describes a registration in Partner Center's format. */
export function describeRegistration(record: WebhookRecord): Registration {
  const { id, url, types, signatureHeader: header } = record
  return {
    SubscriberId: id,
    WebhookUrl: url,
    WebhookEvents: types as Registration['WebhookEvents'],
    SignatureTokenToMsSignatureHeader: header === 'x-ms-signature',
  }
}

/** Finds the registration of a partner. @throws Refused NotFound */
export async function requireRegistration(
  connection: Connection,
  key: { readonly partnerId: string },
): Promise<WebhookRecord> {
  const found = await findRegistration(connection, key)
  return found ?? refuse('NotFound', { what: 'The webhook registration' })
}

/**
 * Checks that events of registrations can be signed.
 * @throws Refused WebhooksNotConfigured
 */
export async function requireCertificate({ service }: Call): Promise<void> {
  const { certificateOption: option, findCertificate } = service.webhooks.registrations
  if (!service.webhooks.box) {
    return refuse('WebhooksNotConfigured', { option: service.webhooks.keyOption })
  }
  if (!(await findCertificate())) refuse('WebhooksNotConfigured', { option })
}
