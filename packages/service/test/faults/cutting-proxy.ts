import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Moment of the cut: before the server hears of the commit, or before the client hears of it. */
export type Cut = 'before' | 'after'

/** Stands between a client and PostgreSQL, and cuts connections while they commit. */
export interface CuttingProxy extends AsyncDisposable {
  /** The database's address through the proxy. */
  readonly url: string
  /** Cuts the next commits, one after the other. */
  cut(...commits: Cut[]): void
  /** Number of commits still to be cut. */
  left(): number
}

/** A simple query, as the protocol writes it. */
const commit = Buffer.from('commit\0')

/** Starts a proxy before a PostgreSQL that speaks without TLS. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target)
  const wanted: Cut[] = []
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(Number(port), hostname)
    const both = [client, database]
    const end = () => both.forEach((socket) => socket.destroy())
    for (const socket of both) {
      open.add(socket)
      socket.on('error', end).on('close', end)
    }
    let isCommitting = false
    client.on('data', (chunk) => {
      const cut = chunk.includes(commit) ? wanted.shift() : undefined
      if (cut === 'before') return end()
      isCommitting = cut === 'after'
      database.write(chunk)
    })
    // The answer to the commit says that it is done.
    database.on('data', (chunk) => (isCommitting ? end() : client.write(chunk)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(target)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    cut: (...commits) => void wanted.push(...commits),
    left: () => wanted.length,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
