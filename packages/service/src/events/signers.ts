import type { KeyObject } from 'node:crypto'
import { certificatesPath, type FindEventCertificate } from '../operations/call.ts'
import { secretsOf, validSecrets, type SealedSecret } from '../operations/webhooks/webhook.ts'
import type { WebhookRecord } from '../store/queries/webhooks.ts'
import type { Outgoing } from './attempt-delivery.ts'
import type { SecretBox } from './secret-box.ts'
import { keyOfSecret, signDelivery, signRegistrationDelivery } from './webhook-signature.ts'

/** Dependencies for signing in Partner Center's format. */
export interface RegistrationSigning {
  /** Address of the service, without a trailing slash. */
  readonly base: () => string
  readonly findCertificate: FindEventCertificate
}

/**
 * Creates the signers of an event for an endpoint, by its dialect.
 * @throws Error where this node cannot sign for it
 */
export function createSigners(
  means: RegistrationSigning & {
    readonly box: SecretBox
    /** The service clock, which decides when secrets expire. */
    readonly now: () => number
  },
) {
  const { base, box, findCertificate, now } = means
  const open = (sealed: string, webhookId: string) => {
    try {
      return box.open(sealed, webhookId)
    } catch (cause) {
      throw new Error('the key of this node does not open the secret', { cause })
    }
  }
  /** Opened once for all deliveries that were claimed together. */
  const opened = new WeakMap<
    WebhookRecord,
    readonly (SealedSecret & { readonly key: KeyObject })[]
  >()
  const openAll = (webhook: WebhookRecord) => {
    const known = opened.get(webhook)
    if (known) return known
    const secrets = validSecrets(secretsOf(webhook), now()).map((one) => ({
      ...one,
      key: keyOfSecret(open(one.sealed, webhook.id)),
    }))
    opened.set(webhook, secrets)
    return secrets
  }
  return async (
    webhook: WebhookRecord,
    { id, body }: { readonly id: string; readonly body: string },
  ): Promise<Outgoing['sign']> => {
    if (webhook.dialect === 'partner-center') {
      const found = await findCertificate()
      if (!found) throw new Error('this node has no certificate that signs for registrations')
      const { name, privateKey } = found
      const key = { privateKey, certificateUrl: `${base()}${certificatesPath}/${name}` }
      const header = webhook.signatureHeader ?? 'authorization'
      return () => signRegistrationDelivery(body, key, header)
    }
    const keys = validSecrets(openAll(webhook), now()).map(({ key }) => key)
    return (seconds) => signDelivery({ id, body, keys }, seconds)
  }
}
