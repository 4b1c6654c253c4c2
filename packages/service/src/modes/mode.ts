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
  /** Tells those who follow the service that its clock was put ahead. */
  readonly tellClock: () => void
  /** Told why the authority's keys could not be read. */
  readonly reportKeys: (error: unknown) => void
  /** Starts the counts of the throttle again. */
  readonly resetLimits: () => void
  /** Makes the sandbox's first signing key. */
  readonly makeSigningKey?: (() => Promise<StoredSigningKey>) | undefined
  /** Tenants and users of the sandbox beside the well-known ones. */
  readonly directory?: Pick<Directory, 'tenants' | 'users'> | undefined
  /** Address of a port of its own, where it has one beside its public address. */
  readonly portUrl?: string | undefined
}

/** In what sandbox and production differ. */
export interface Mode {
  /** The service clock, in epoch milliseconds. */
  readonly now: () => number
  /** Rules of the accepted tokens. */
  readonly tokens: Omit<AuthenticatorOptions, 'now'>
  /** Audiences and tenants that are accepted. */
  readonly border: Pick<Border, 'audiences' | 'ownAudiences' | 'isReviewersTenant'>
  /** The tenants of those who work at the desk; none where the desk is closed. */
  readonly reviewerTenants: readonly string[]
  /** Sign-in of the dashboard's users. */
  readonly signIn: DashboardSignIn
  /** Finds the certificate that signs events in the form of Partner Center. */
  readonly findCertificate: FindEventCertificate
  /** Drops what it keeps in memory and is older than a time of the service clock. */
  readonly expireBefore?: (at: number) => void
  /** Ends what this mode does in the background. */
  close(): void
}
