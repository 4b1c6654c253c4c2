import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** State of a worker for its probes. */
export interface WorkerHealth {
  /** Milliseconds since the worker began its last round. */
  idle(): number
  /** Finds the reason why the worker is not ready; undefined when it is. */
  findUnreadiness(): Promise<string | undefined>
}

/** Running probes. */
export interface WorkerProbes {
  readonly port: number
  stop(): Promise<void>
}

interface Told {
  readonly status: string
  readonly reason?: string
}

/** A worker begins a round at least every second; after this long without one it hangs. */
const longestIdle = 5 * 60_000
const well = new Set(['alive', 'ready'])

/**
 * Serves `/healthz` (the worker runs its rounds) and `/readyz` (its store answers, and the log is
 * sealed), and nothing else: a worker has no API.
 */
export async function serveWorkerProbes(
  address: { readonly host: string; readonly port: number },
  health: WorkerHealth,
): Promise<WorkerProbes> {
  const probes: Readonly<Record<string, () => Promise<Told>>> = {
    '/healthz': () =>
      Promise.resolve({ status: health.idle() > longestIdle ? 'hanging' : 'alive' }),
    '/readyz': async () => {
      const reason = await health.findUnreadiness()
      return reason === undefined ? { status: 'ready' } : { status: 'not ready', reason }
    },
  }
  const server = createServer((request, answer) => {
    const probe = probes[request.url ?? '']
    const send = (code: number, told: Told) =>
      answer
        .writeHead(code, { 'content-type': 'application/json' })
        .end(request.method === 'HEAD' ? undefined : JSON.stringify(told))
    if (probe === undefined || !['GET', 'HEAD'].includes(request.method ?? '')) {
      send(404, { status: 'unknown' })
      return
    }
    void probe().then((told) => send(well.has(told.status) ? 200 : 503, told))
  })
  server.listen(address.port, address.host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
