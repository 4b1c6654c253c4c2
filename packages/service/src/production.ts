import { ConfigError } from './config.ts'
import { audience, isGuid } from '@accredit/contract'
import { acceptedAudiences } from './identity/audiences.ts'
import { entraClouds, type EntraCloud } from './identity/entra.ts'
import { createRemoteKeys } from './identity/remote-keys.ts'
import type { Mode, ModeOptions } from './mode.ts'
import { listPartnerIds } from './store/queries/partners.ts'
import type { Store } from './store/store.ts'

/** How long a change of the partners takes to be felt, in milliseconds. */
const partnersRemembered = 2_000

/** How far the clocks of Entra and of this machine may be apart. */
const clockToleranceSeconds = 60

/** Makes the service one's own: tokens of Entra ID, data as it was put in, the system's clock. */
export async function openProduction(options: ModeOptions): Promise<Mode> {
  const { config, store, realNow } = options
  const cloud = findCloud(config.authority)
  const tenants = await knowTenants(store, readTenants(config.tenants))
  return {
    now: realNow,
    tokens: {
      issuers: () => cloud.issuers,
      clockToleranceSeconds,
      keys: createRemoteKeys({ url: cloud.keysUrl, now: realNow }),
      isTrustedTenant: tenants.has,
    },
    audiences: [
      ...acceptedAudiences({ admitLegacyGraph: config.graphAudience }),
      ...(config.audience ? [config.audience] : []),
    ],
    signIn: {
      authority: () => cloud.authority,
      clientId: config.dashboardClient,
      audience: config.audience || audience,
    },
    bind: () => Promise.resolve(),
    close: tenants.forget,
  }
}

/** One of Entra's clouds, or an authority that is laid out like them. */
function findCloud(authority: string): EntraCloud {
  const address = authority.replace(/\/+$/, '')
  const known = Object.values(entraClouds).find((cloud) => cloud.authority === address)
  if (known) return known
  if (!URL.canParse(address)) {
    throw new ConfigError(`ACCREDIT_AUTHORITY is "${authority}", but it must be an address`)
  }
  return {
    authority: address,
    issuers: [`${address}/{tenantid}/`, `${address}/{tenantid}/v2.0`],
    keysUrl: `${address}/common/discovery/v2.0/keys`,
  }
}

function readTenants(text: string): string[] {
  const tenants = text.split(',').map((tenant) => tenant.trim().toLowerCase())
  const wanted = tenants.filter((tenant) => tenant !== '')
  const wrong = wanted.find((tenant) => !isGuid(tenant))
  if (wrong) throw new ConfigError(`ACCREDIT_TENANTS names "${wrong}", but tenants are GUIDs`)
  return wanted
}

/**
 * The tenants that are let in: every partner's, and the others that the operator names. They are read
 * again and again, called or not: after a quiet night the first call of a new partner is let in, and
 * that of a removed one is not.
 */
async function knowTenants(store: Store, others: readonly string[]) {
  const read = async () => new Set([...others, ...(await listPartnerIds(store.reader))])
  let known = await read()
  const refresh = async () => {
    known = await read()
  }
  // While the store cannot be read nothing can be done for a partner anyway.
  const timer = setInterval(() => void refresh().catch(() => undefined), partnersRemembered)
  timer.unref()
  return {
    has: (tenantId: string) => known.has(tenantId),
    forget: () => clearInterval(timer),
  }
}
