import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { Border } from '../identity/checks/check.ts'
import type { ServiceContext } from '../operations/call.ts'
import type { Gate, GateLimits } from './gate.ts'
import type { Metrics } from './metrics.ts'
import type { DashboardSignIn } from './static.ts'

/** One service over one store, as its calls see it; a process may serve several. */
export interface Instance {
  readonly service: ServiceContext
  /** Dependencies of the checks of callers. */
  readonly border: Border
  /** Sign-in of the dashboard's users. */
  readonly signIn: DashboardSignIn
  /** The address under which callers reach it. */
  readonly publicUrl: () => string
  /** Finds what keeps it from being ready; undefined where nothing does. */
  readonly findUnreadiness: () => Promise<string | undefined>
}

/** Finds the instance that a request is for. */
export interface Dispatch {
  /** Address of a request without the part that names its instance; asked before it is routed. */
  rewrite(request: IncomingMessage): string
  find(request: IncomingMessage): Instance
}

/** Dependencies of the HTTP side. */
export interface HttpContext {
  readonly instance: Instance
  /** Absent where there is but the one instance. */
  readonly dispatch?: Dispatch | undefined
  /** Tells that reviewers work here; without them the desk's routes do not exist. */
  readonly hasDesk: boolean
  /** Lets calls in as long as there is room, and how much room there is. */
  readonly gate: Gate
  readonly limits: GateLimits
  readonly bodyLimit: number
  /** Milliseconds in which a request must have arrived whole. */
  readonly requestTimeout: number
  /** The real clock, in epoch milliseconds. */
  readonly realNow: () => number
  readonly log: Logger
  /** Counts what happens; absent when the operator switched it off. */
  readonly metrics?: Metrics | undefined
  /** Certificate and key to serve https with, as PEM; absent for http. */
  readonly tls?: { readonly certificate: string; readonly privateKey: string } | undefined
}
