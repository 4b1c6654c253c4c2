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

/** Time until a change of the partners takes effect, in milliseconds. */
const partnersRemembered = 2_000

/** Accepted difference between the clocks of Entra and of this machine, in seconds. */
const clockToleranceSeconds = 60

/** Production: tokens of Entra ID, the operator's own data, the system's clock. */
export async function openProduction(options: ModeOptions): Promise<Mode> {
  const { config, store, realNow } = options
  const cloud = findCloud(config.authority)
  const own = readOwnAudience(config.audience)
  const named = readReviewerTenants(config.reviewerTenants)
  await refusePartners(store, named)
  // Without either of the two nobody can be a reviewer, and those tenants have nothing to do here.
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

/** One of Entra's clouds, or an authority that is laid out like them. */
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

/** Audiences for which any application can have tokens. */
const microsoftAudiences: ReadonlySet<string> = new Set([
  ...acceptedAudiences({ admitLegacyGraph: true }),
  'https://graph.microsoft.com',
  '00000003-0000-0000-c000-000000000000',
])

/**
 * Reads the audience of this service itself.
 * @throws ConfigError where it is Partner Center's: any partner's application can have tokens for that
 */
function readOwnAudience(text: string): string | undefined {
  const own = text.trim().replace(/\/$/, '')
  if (microsoftAudiences.has(own)) {
    throw new ConfigError(problem('AudienceOwn', { text }))
  }
  return own === '' ? undefined : own
}

/** Nobody may be a partner and the judge of its cases. */
async function refusePartners(store: Store, reviewerTenants: readonly string[]): Promise<void> {
  const partners = await listPartnerIds(store.reader)
  const both = reviewerTenants.find((tenantId) => partners.includes(tenantId))
  if (both === undefined) return
  throw new ConfigError(problem('ReviewerTenantPartner', { tenantId: both }))
}

/**
 * The tenants that are let in: every partner's, and the reviewers'. They are read
 * again and again, called or not: after a quiet night the first call of a new partner is let in, and
 * that of a removed one is not.
 */
async function knowTenants(store: Store, reviewers: readonly string[]) {
  const read = async () => new Set(await listPartnerIds(store.reader))
  let known = await read()
  const refresh = async () => {
    known = await read()
  }
  // While the store cannot be read nothing can be done for a partner anyway.
  const timer = setInterval(() => void refresh().catch(() => undefined), partnersRemembered)
  timer.unref()
  return {
    has: (tenantId: string) => known.has(tenantId) || reviewers.includes(tenantId),
    // Whoever became a partner meanwhile judges no more.
    isReviewers: (tenantId: string) => reviewers.includes(tenantId) && !known.has(tenantId),
    stop: () => clearInterval(timer),
  }
}
