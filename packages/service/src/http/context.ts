import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { Border } from '../identity/checks/check.ts'
import type { ServiceContext } from '../operations/call.ts'
import type { Gate, GateLimits } from './gate.ts'
import type { Metrics } from './metrics.ts'
import type { DashboardSignIn } from './static.ts'

/** One service over one store; a process may serve several. */
export interface Instance {
  readonly service: ServiceContext
  /** Dependencies of the caller checks. */
  readonly border: Border
  /** Sign-in of the dashboard's users. */
  readonly signIn: DashboardSignIn
  /** The public address. */
  readonly publicUrl: () => string
  /** Finds the reason why it is not ready; undefined when it is. */
  readonly findUnreadiness: () => Promise<string | undefined>
}

/** Finds the instance for a request. */
export interface Dispatch {
  /** Removes the part of an address that names its instance; called before routing. */
  rewrite(request: IncomingMessage): string
  find(request: IncomingMessage): Instance
}

/** Dependencies of the HTTP server. */
export interface HttpContext {
  readonly instance: Instance
  /** Absent when there is only one instance. */
  readonly dispatch?: Dispatch | undefined
  /** True when there is a desk; without one, its routes do not exist. */
  readonly hasDesk: boolean
  /** Limits concurrent calls. */
  readonly gate: Gate
  readonly limits: GateLimits
  readonly bodyLimit: number
  /** Milliseconds within which a complete request must arrive. */
  readonly requestTimeout: number
  /** The real clock, in epoch milliseconds. */
  readonly realNow: () => number
  readonly log: Logger
  /** Metrics; absent when the operator has switched them off. */
  readonly metrics?: Metrics | undefined
  /** Certificate and key for https, as PEM; absent for http. */
  readonly tls?: { readonly certificate: string; readonly privateKey: string } | undefined
}
