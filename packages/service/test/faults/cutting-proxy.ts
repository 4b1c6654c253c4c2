import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/**
 * Moment of the cut: when a transaction has begun; before the server hears of the commit, or when it has
 * heard half of it; before the client hears of it, or when it has heard half of that.
 */
export type Cut = 'begun' | 'before' | 'half sent' | 'half heard' | 'after'

/** Stands between a client and PostgreSQL, and cuts connections while they commit. */
export interface CuttingProxy extends AsyncDisposable {
  /** The database's address through the proxy. */
  readonly url: string
  /** Cuts the next commits, one after the other. */
  cut(...commits: Cut[]): void
  /** Number of commits still to be cut. */
  left(): number
  /** Takes the network away: nothing is open, and nothing can be opened, until it is back. */
  setAway(isAway: boolean): void
}

/** Texts of statements, as the protocol writes them. */
const commit = Buffer.from('commit\0')
const begin = Buffer.from('begin isolation level read committed\0')

/** Starts a proxy before a PostgreSQL that speaks without TLS. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target)
  const wanted: Cut[] = []
  const open = new Set<Socket>()
  let isAway = false
  const server = createServer((client) => {
    if (isAway) return void client.resetAndDestroy()
    const database = connect(Number(port), hostname)
    const both = [client, database]
    // As a network does that breaks: no side says that it ends.
    const end = () => both.forEach((socket) => socket.resetAndDestroy())
    for (const socket of both) {
      open.add(socket)
      socket.on('error', end).on('close', end)
    }
    let cut: Cut | undefined
    client.on('data', (chunk) => {
      const text = wanted[0] === 'begun' ? begin : commit
      cut = chunk.includes(text) ? wanted.shift() : undefined
      if (cut === 'before') return end()
      database.write(cut === 'half sent' ? firstHalf(chunk) : chunk)
      if (cut === 'half sent') setImmediate(end)
    })
    // The answer to the commit says that it is done.
    database.on('data', (chunk) => {
      if (cut !== undefined && cut !== 'half heard') return end()
      client.write(cut === 'half heard' ? firstHalf(chunk) : chunk)
      if (cut === 'half heard') setImmediate(end)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(target)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    cut: (...commits) => void wanted.push(...commits),
    left: () => wanted.length,
    setAway(away) {
      isAway = away
      if (away) for (const socket of open) socket.resetAndDestroy()
    },
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const firstHalf = (chunk: Buffer) => chunk.subarray(0, Math.ceil(chunk.length / 2))
