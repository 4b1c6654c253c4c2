import { once } from 'node:events'
import { createServer } from 'node:net'

/** Finds a port on loopback that nobody listens on, for a server that cannot choose one itself. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('Loopback has no ports.')
  return address.port
}
