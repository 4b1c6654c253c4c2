import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** Makes a secret that signs deliveries. Source: Standard Webhooks, 24 to 64 bytes. */
export function makeWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

/**
 * Signs a delivery with each secret that is valid.
 * @param seconds of the real clock since 1970: receivers compare them with theirs
 * @returns the headers of the delivery. Source: Standard Webhooks.
 */
export function signDelivery(
  { id, body, secrets }: { id: string; body: string; secrets: readonly string[] },
  seconds: number,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  }
}
