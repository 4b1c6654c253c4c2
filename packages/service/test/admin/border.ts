import type { TestContext } from 'node:test'
import pino from 'pino'
import { readConfig, type OptionName } from '../../src/config/config.ts'
import { startService } from '../../src/service.ts'
import { startIssuer } from '../identity/start-issuer.ts'
import { sqliteStorage } from '../support/stores.ts'
import { apply, id, openEmptyStore } from './operator.ts'

/** The tenants of a border: a partner's, the reviewers', and one that nobody knows. */
export const tenants = { partner: id('1'), reviewers: id('9'), nobody: id('8') } as const

/** The audience of the service itself. */
export const ownAudience = 'api://accredit'

/** Claims that differ from a good token's. */
export type Claims = { readonly tid?: string } & Readonly<Record<string, unknown>>

/** Starts a service in production mode in front of an authority whose every claim a test chooses. */
export async function startBorder(
  test: TestContext,
  setup: object,
  options: Partial<Record<OptionName, string>> = {},
) {
  const storage = await sqliteStorage()
  const store = await openEmptyStore(storage)
  await apply(store, setup)
  await store.close()
  const authority = await startIssuer(test)
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const config = readConfig(
    {
      mode: 'production',
      port: '0',
      authority: authority.url,
      audience: ownAudience,
      reviewerTenants: tenants.reviewers,
      worker: 'off',
      throttlePerMinute: '0',
      ...storage.config,
      ...options,
    },
    {},
  )
  const running = await startService(config, { log })
  test.after(async () => {
    await running.stop()
    await storage[Symbol.asyncDispose]()
  })
  return {
    url: running.url,
    authority: authority.url,
    storage,
    lines,
    /** A token of Ada's, Contoso's Admin agent, with other claims where they are given. */
    mint(claims: Claims = {}): Promise<string> {
      const now = Math.floor(Date.now() / 1000)
      const tid = claims.tid ?? tenants.partner
      return authority.keys.sign({
        aud: 'https://api.partnercenter.microsoft.com',
        iss: `${authority.url}/${tid}/v2.0`,
        tid,
        iat: now - 10,
        nbf: now - 10,
        exp: now + 3600,
        azp: id('301'),
        oid: id('101'),
        scp: 'user_impersonation',
        preferred_username: 'ada@contoso.example',
        amr: ['pwd', 'mfa'],
        ...claims,
      })
    },
  }
}
