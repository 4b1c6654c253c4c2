import { brokenRule } from '@accredit/contract'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { refuse } from '../rules/refusal.ts'
import { findSetting } from '../store/queries/settings.ts'
import type { Store } from '../store/store.ts'
import { upsertSettingCommand } from './upsert-setting.ts'

/** Owner and list of a token, which is invalid for any other. */
export interface TokenScope {
  readonly partnerId: string
  readonly list: 'customers' | 'auditrecords'
}

/** Writes and reads continuation tokens, which are opaque to callers and cannot be forged. */
export interface PageTokens {
  write(scope: TokenScope, page: object): string
  /** @throws Refused InvalidQuery when the token was not written here for the same scope */
  read(scope: TokenScope, token: string): unknown
}

const keySetting = 'page-tokens.key'
const version = 1
const signatureBytes = 16

/** Opens the tokens of this service; all nodes on one store accept each other's. */
export async function openPageTokens(store: Store, at: number): Promise<PageTokens> {
  const kept = await findSetting(store.reader, keySetting)
  const value = randomBytes(32).toString('base64url')
  const input = { name: keySetting, value, onlyNew: true }
  const key = kept ?? (store.readOnly ? value : await store.run(upsertSettingCommand, input, at))
  return createPageTokens(Buffer.from(key, 'base64url'))
}

/** @param key secret of the service */
export function createPageTokens(key: Buffer): PageTokens {
  const sign = ({ partnerId, list }: TokenScope, text: string) =>
    createHmac('sha256', key)
      .update(`${list}\n${partnerId}\n${text}`)
      .digest()
      .subarray(0, signatureBytes)
  return {
    write(scope, page) {
      const text = JSON.stringify({ v: version, ...page })
      return Buffer.concat([sign(scope, text), Buffer.from(text)]).toString('base64url')
    },
    read(scope, token) {
      const bytes = Buffer.from(token, 'base64url')
      const text = bytes.subarray(signatureBytes).toString()
      const signature = bytes.subarray(0, signatureBytes)
      const expected = sign(scope, text)
      if (signature.length === expected.length && timingSafeEqual(signature, expected)) {
        const page = JSON.parse(text) as { v: number }
        if (page.v === version) return page
      }
      return refuse('InvalidQuery', {
        field: 'MS-ContinuationToken',
        value: `"${token}"`,
        rule: brokenRule('PageToken'),
      })
    },
  }
}
