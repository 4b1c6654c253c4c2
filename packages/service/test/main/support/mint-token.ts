import { audience } from '@accredit/contract'
import { generateSigningKey } from '../../../src/identity/issuer/generate-signing-key.ts'
import {
  openSigningKeys,
  type StoredSigningKey,
} from '../../../src/identity/issuer/signing-keys.ts'
import { findSetting } from '../../../src/store/queries/settings.ts'
import { contosoApp, contosoTenant, type TestService } from '../../support/service.ts'

/** Differences of a token from a good one of Contoso's Admin agent. */
export interface TokenWishes {
  readonly audience?: string
  readonly tenant?: string
  /** Issuer, where it is not the one of the tenant. */
  readonly issuer?: string
  /** Last digits of the user's object id, e.g. `a103` for the Helpdesk agent. */
  readonly user?: string
  readonly appOnly?: boolean
  readonly mfa?: boolean
  readonly expired?: boolean
  /** Signed with a key of somebody else, under the key id of the service. */
  readonly forged?: boolean
  /** Claims beside the others, or in place of them. */
  readonly claims?: Readonly<Record<string, unknown>>
}

/** Signs a token with the key of a sandbox, so that each claim can be wrong by itself. */
export async function mintToken(service: TestService, wishes: TokenWishes = {}): Promise<string> {
  const kept = await findSetting(service.running.store.reader, 'sandbox.signing-keys')
  const [key] = JSON.parse(kept ?? '[]') as [StoredSigningKey]
  const used = wishes.forged ? { ...(await generateSigningKey()), kid: key.kid } : key
  const keys = await openSigningKeys([used])
  const now = Math.floor(Date.now() / 1000)
  const tid = wishes.tenant ?? contosoTenant
  const oid = `c0de0000-0000-4000-8000-${(wishes.user ?? 'a101').padStart(12, '0')}`
  return keys.sign({
    aud: wishes.audience ?? audience,
    iss: wishes.issuer ?? `${service.url}/${tid}/v2.0`,
    iat: now - 7200,
    nbf: now - 7200,
    exp: wishes.expired ? now - 60 : now + 3600,
    tid,
    azp: contosoApp,
    ...(wishes.appOnly
      ? { idtyp: 'app', oid: 'c0de0000-0000-4000-8000-00000000a0ab' }
      : {
          oid,
          scp: 'user_impersonation',
          upn: 'minted@contoso.onmicrosoft.com',
          amr: wishes.mfa === false ? ['pwd'] : ['pwd', 'mfa'],
        }),
    ...wishes.claims,
  })
}
