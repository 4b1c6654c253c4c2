import { once } from 'node:events'
import type { Server } from 'node:http'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { Server as TlsServer } from 'node:tls'

/** An additional port of a server. */
export interface FurtherPort {
  readonly port: number
  /** Closes it with its connections. */
  close(): Promise<void>
}

/**
 * Listens on an additional port and passes its connections to a server, whose limits, timeouts and
 * certificate apply there, too.
 * @param host address to listen on
 * @param port 0 chooses a free one
 * @throws Error with the code `EADDRINUSE` or `EACCES` when the port is unavailable
 */
export async function listenBeside(
  server: Server,
  host: string,
  port: number,
): Promise<FurtherPort> {
  const sockets = new Set<Socket>()
  const options = { allowHalfOpen: !(server instanceof TlsServer), noDelay: true }
  const listening = createServer(options, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    server.emit('connection', socket)
  })
  listening.listen(port, host)
  await once(listening, 'listening')
  return {
    port: (listening.address() as AddressInfo).port,
    async close() {
      const closed = once(listening, 'close')
      listening.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
