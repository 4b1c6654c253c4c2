import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { ConfigError, type Config } from '../config/config.ts'
import { parseStore } from '../config/parse-store.ts'
import { secretsOf } from '../operations/webhooks/webhook.ts'
import { listActiveWebhooks, type WebhookRecord } from '../store/queries/webhooks.ts'
import type { Store } from '../store/store.ts'
import { secretsKeyName } from '../files/beside-store.ts'
import { keepKey } from '../files/keep-key.ts'
import { problem } from '../words/problem.ts'

/** Encrypts secrets that must be read again: they are in the store, the key is not. */
export interface SecretBox {
  /** @param context owner of the text, which cannot be decrypted for any other */
  seal(text: string, context: string): string
  /** @throws Error when it was encrypted with another key or for another owner */
  open(sealed: string, context: string): string
}

const algorithm = 'aes-256-gcm'
const version = 'v1'
const keyLength = 32

/** Creates a box with a 32-byte key. */
export function createSecretBox(key: Buffer): SecretBox {
  return {
    seal(text, context) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(context))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const parts = [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))
      return [version, ...parts].join('.')
    },
    open(sealed, context) {
      const [, ...parts] = sealed.split('.')
      const [nonce, tag, data] = parts.map((part) => Buffer.from(part, 'base64url'))
      if (!nonce || !tag || !data) throw new Error('a sealed secret has another form')
      const decipher = createDecipheriv(algorithm, key, nonce).setAAD(Buffer.from(context))
      decipher.setAuthTag(tag)
      return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8')
    },
  }
}

type BoxConfig = Pick<Config, 'secretsKey' | 'data' | 'store' | 'mode'>

/**
 * Opens the box of a service. A store in memory needs no persistent key; beside an SQLite store the
 * key is created if missing. Nodes of a PostgreSQL database must share a key, so there it must be
 * configured; without it there is no box, and endpoints cannot be added.
 * @throws ConfigError for an invalid key file
 */
export function openSecretBox(config: BoxConfig): SecretBox | undefined {
  const { kind } = parseStore(config)
  if (kind === 'memory') return createSecretBox(randomBytes(keyLength))
  const { secretsKey, data, mode } = config
  if (kind === 'postgres' && secretsKey === '' && mode === 'production') return undefined
  return createSecretBox(readKey(secretsKey || join(data, secretsKeyName)))
}

/**
 * Refuses to start without a key when the store has secrets encrypted with it, and logs the webhooks whose secrets
 * were encrypted with another key: a key that is missing from a restored folder is generated again, and nothing else
 * would show it until the next event.
 * @throws ConfigError
 */
export async function requireBox(
  store: Store,
  box: SecretBox | undefined,
  log: Logger,
): Promise<void> {
  const webhooks = await listActiveWebhooks(store.reader, {})
  if (webhooks.length === 0) return
  if (!box) throw new ConfigError(problem('SecretsKeyMissing'))
  const closed = webhooks.filter((webhook) => !opensAll(box, webhook))
  if (closed.length === 0) return
  log.error(
    { count: closed.length, webhooks: closed.slice(0, listed).map(({ id }) => id) },
    'the secrets key does not open the secrets of these webhooks, so they receive nothing: put the kept secrets.key back, or remove and add them again',
  )
}

/** Webhooks that one line of the log names. */
const listed = 20

function opensAll(box: SecretBox, webhook: WebhookRecord): boolean {
  try {
    for (const { sealed } of secretsOf(webhook)) box.open(sealed, webhook.id)
    return true
  } catch {
    return false
  }
}

function readKey(file: string): Buffer {
  const made = () => `${randomBytes(keyLength).toString('base64')}\n`
  const key = Buffer.from(keepKey(file, made).trim(), 'base64')
  if (key.length !== keyLength) throw new ConfigError(problem('SecretsKeyForm', { file }))
  return key
}
