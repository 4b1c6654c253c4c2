declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  export interface Request {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  }

  export interface Client {
    setRequests(requests: Request[]): void
    readonly opts: { verifyBody: (body: string) => boolean }
  }

  export interface Options {
    readonly url: string
    readonly connections: number
    readonly amount?: number
    readonly duration?: number
    readonly timeout?: number
    readonly sampleInt?: number
    readonly setupClient?: (client: Client) => void
    readonly verifyBody?: (body: string) => boolean
  }

  export interface Result {
    readonly errors: number
    readonly timeouts: number
    readonly mismatches: number
    readonly statusCodeStats: Readonly<Record<string, { readonly count: number }>>
  }

  export interface Instance extends EventEmitter {
    stop(): void
  }

  export default function autocannon(
    options: Options,
    done: (error: Error | null, result: Result) => void,
  ): Instance
}
