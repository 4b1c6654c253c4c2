import { problem } from '../words/problem.ts'
import { ConfigError } from '../config/config.ts'
import { audience } from '@accredit/contract'
import { acceptedAudiences } from '../identity/audiences.ts'
import { entraClouds, type EntraCloud } from '../identity/entra.ts'
import { createRemoteKeys } from '../identity/remote-keys.ts'
import type { Mode, ModeOptions } from './mode.ts'
import { readReviewerTenants } from '../config/read-reviewer-tenants.ts'
import { listPartnerIds } from '../store/queries/partners.ts'
import type { Store } from '../store/store.ts'
import { readEventCertificate } from '../tls/event-certificate.ts'

/** Milliseconds until a change of the partners takes effect. */
const partnersRemembered = 2_000

/** Tolerated clock skew between Entra and this machine, in seconds. */
const clockToleranceSeconds = 60

/** Production: tokens of Entra ID, the operator's own data, the system's clock. */
export async function openProduction(options: ModeOptions): Promise<Mode> {
  const { config, store, realNow } = options
  const cloud = findCloud(config.authority)
  const own = readOwnAudience(config.audience)
  const named = readReviewerTenants(config.reviewerTenants)
  await refusePartners(store, named)
  // Without either of the two nobody can be a reviewer, and those tenants are not admitted.
  const reviewerTenants = own === undefined ? [] : named
  const certificate = readEventCertificate(config)
  const tenants = await knowTenants(store, reviewerTenants)
  return {
    now: realNow,
    tokens: {
      issuers: () => cloud.issuers,
      clockToleranceSeconds,
      keys: createRemoteKeys({ url: cloud.keysUrl, now: realNow, report: options.reportKeys }),
      isTrustedTenant: tenants.has,
    },
    border: {
      audiences: [
        ...acceptedAudiences({ admitLegacyGraph: config.graphAudience }),
        ...(own === undefined ? [] : [own]),
      ],
      ownAudiences: own === undefined ? [] : [own],
      isReviewersTenant: tenants.isReviewers,
    },
    reviewerTenants,
    findCertificate: async () => certificate,
    signIn: {
      authority: () => cloud.authority,
      clientId: config.dashboardClient,
      audience: config.audience || audience,
    },
    close: tenants.stop,
  }
}

/** One of Entra's clouds, or an authority with the same layout. */
function findCloud(authority: string): EntraCloud {
  const address = authority.replace(/\/+$/, '')
  const known = Object.values(entraClouds).find((cloud) => cloud.authority === address)
  if (known) return known
  if (!URL.canParse(address)) {
    throw new ConfigError(problem('AuthorityAddress', { text: authority }))
  }
  return {
    authority: address,
    issuers: [`${address}/{tenantid}/`, `${address}/{tenantid}/v2.0`],
    keysUrl: `${address}/common/discovery/v2.0/keys`,
  }
}

/** Audiences for which any application can get tokens. */
const microsoftAudiences: ReadonlySet<string> = new Set([
  ...acceptedAudiences({ admitLegacyGraph: true }),
  'https://graph.microsoft.com',
  '00000003-0000-0000-c000-000000000000',
])

/**
 * Reads this service's own audience.
 * @throws ConfigError when it is Partner Center's, for which any partner's application can get
 * tokens
 */
function readOwnAudience(text: string): string | undefined {
  const own = text.trim().replace(/\/$/, '')
  if (microsoftAudiences.has(own)) {
    throw new ConfigError(problem('AudienceOwn', { text }))
  }
  return own === '' ? undefined : own
}

/** No tenant may be both a partner and a reviewer of its own cases. */
async function refusePartners(store: Store, reviewerTenants: readonly string[]): Promise<void> {
  const partners = await listPartnerIds(store.reader)
  const both = reviewerTenants.find((tenantId) => partners.includes(tenantId))
  if (both === undefined) return
  throw new ConfigError(problem('ReviewerTenantPartner', { tenantId: both }))
}

/**
 * Admitted tenants: every partner's, and the reviewers'. They are refreshed at an interval even
 * without calls: after a quiet night the first call of a new partner is admitted, and that of a
 * removed one is not.
 */
async function knowTenants(store: Store, reviewers: readonly string[]) {
  const read = async () => new Set(await listPartnerIds(store.reader))
  let known = await read()
  const refresh = async () => {
    known = await read()
  }
  // While the store is unavailable, nothing can be done for a partner anyway.
  const timer = setInterval(() => void refresh().catch(() => undefined), partnersRemembered)
  timer.unref()
  return {
    has: (tenantId: string) => known.has(tenantId) || reviewers.includes(tenantId),
    // A tenant that has become a partner meanwhile no longer reviews.
    isReviewers: (tenantId: string) => reviewers.includes(tenantId) && !known.has(tenantId),
    stop: () => clearInterval(timer),
  }
}
