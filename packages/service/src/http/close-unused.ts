import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { Server as TlsServer } from 'node:tls'

/**
 * Tracks connections without any call so far, e.g. those that a browser opens in advance: the
 * server does not count them as idle, and would wait for them when it stops.
 * @returns a function that closes them
 */
export function watchUnused(server: Server): () => void {
  const unused = new Set<Socket>()
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.on('request', ({ socket }: IncomingMessage) => unused.delete(socket))
  return () => {
    for (const socket of unused) socket.destroy()
  }
}
