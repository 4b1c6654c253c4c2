import type { Cloud, Partner, SandboxControls } from '@accredit/client'

/** A sandbox in this process, with its controls. */
export interface Sandbox extends SandboxControls, AsyncDisposable {
  /** Address of the API and of the sign-in, e.g. `http://127.0.0.1:40123`. */
  readonly url: string
  /** Addresses for a client of your own: `createPartner({ cloud: sandbox.cloud, … })`. */
  readonly cloud: Cloud
  /**
   * Creates a client that is signed in as one of the sandbox's users.
   * @param user Default: `admin@contoso.onmicrosoft.com`
   */
  readonly partner: (user?: string) => Partner
  /** Stops the sandbox and discards data in memory. The same as `Symbol.asyncDispose`. */
  readonly close: () => Promise<void>
}
