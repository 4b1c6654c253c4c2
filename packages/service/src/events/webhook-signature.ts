import { createHmac, createSecretKey, randomBytes, sign, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

const prefix = 'whsec_'

/** Creates a secret that signs deliveries. Source: Standard Webhooks, 24 to 64 bytes. */
export function makeWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

/** The key in a secret: making it takes longer than signing with it. */
export function keyOfSecret(secret: string): KeyObject {
  return createSecretKey(secret.slice(prefix.length), 'base64')
}

/**
 * Signs a delivery with the key of each valid secret.
 * @param seconds Unix time of the real clock, which receivers compare with theirs
 * @returns the headers of the delivery. Source: Standard Webhooks.
 */
export function signDelivery(
  { id, body, keys }: { id: string; body: string; keys: readonly KeyObject[] },
  seconds: number,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const signed = `${id}.${seconds}.${body}`
  const signatures = keys.map(
    (key) => `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
  )
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  }
}

const signInBackground = promisify(sign)

/**
 * Signs a delivery to a registration: RSA-SHA256 (PKCS #1 v1.5) over the body.
 * @param certificateUrl URL of the signing certificate
 * @returns the headers of the delivery. Source: "Partner Center webhooks".
 */
export async function signRegistrationDelivery(
  body: string,
  key: { readonly privateKey: string; readonly certificateUrl: string },
  header: 'authorization' | 'x-ms-signature',
): Promise<Record<string, string>> {
  const signature = await signInBackground('sha256', Buffer.from(body), key.privateKey)
  return {
    [header]: `Signature ${signature.toString('base64')}`,
    'x-ms-certificate-url': key.certificateUrl,
    'x-ms-signature-algorithm': 'rsa-sha256',
  }
}
