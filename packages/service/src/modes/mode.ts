import type { Config } from '../config/config.ts'
import type { DashboardSignIn } from '../http/static.ts'
import type { AuthenticatorOptions } from '../identity/authenticate.ts'
import type { Border } from '../identity/checks/check.ts'
import type { Directory } from '../identity/issuer/directory.ts'
import type { StoredSigningKey } from '../identity/issuer/signing-keys.ts'
import type { FindEventCertificate } from '../operations/call.ts'
import type { Store } from '../store/store.ts'

/** Dependencies and settings of a mode. */
export interface ModeOptions {
  readonly config: Config
  readonly store: Store
  /** The real clock, in epoch milliseconds. */
  readonly realNow: () => number
  readonly publicUrl: () => string
  readonly wakeWorker: () => void
  /** Notifies followers of the service that its clock was moved. */
  readonly tellClock: () => void
  /** Called with the reason when the authority's keys cannot be read. */
  readonly reportKeys: (error: unknown) => void
  /** Resets the counts of the throttle. */
  readonly resetLimits: () => void
  /** Generates the sandbox's first signing key. */
  readonly makeSigningKey?: (() => Promise<StoredSigningKey>) | undefined
  /** Further tenants and users of the sandbox. */
  readonly directory?: Pick<Directory, 'tenants' | 'users'> | undefined
  /** Address of its own port, if it has one besides its public address. */
  readonly portUrl?: string | undefined
}

/** Everything in which sandbox and production differ. */
export interface Mode {
  /** The service clock, in epoch milliseconds. */
  readonly now: () => number
  /** Rules of the accepted tokens. */
  readonly tokens: Omit<AuthenticatorOptions, 'now'>
  /** Accepted audiences and tenants. */
  readonly border: Pick<Border, 'audiences' | 'ownAudiences' | 'isReviewersTenant'>
  /** Tenants of the reviewers; empty when the desk is closed. */
  readonly reviewerTenants: readonly string[]
  /** Sign-in of the dashboard's users. */
  readonly signIn: DashboardSignIn
  /** Finds the certificate that signs events in Partner Center's format. */
  readonly findCertificate: FindEventCertificate
  /** Drops in-memory data older than a time of the service clock. */
  readonly expireBefore?: (at: number) => void
  /** Stops the mode's background work. */
  close(): void
}
