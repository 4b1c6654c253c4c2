import type { Socket } from 'node:net'

/** Milliseconds in which a client may read its answer while it still sends what nobody reads. */
const grace = 1_000

/**
 * Ends a connection after what was written: nothing more that comes on it is taken for a request, and
 * it is destroyed after a second at most. Destroyed at once, with bytes unread, it would be reset, and
 * the client could lose the answer.
 */
export function closeGently(socket: Socket): void {
  // The parser of requests reads by the one, the server ends connections by the other.
  socket.removeAllListeners('data').on('data', () => undefined)
  socket.destroySoon = () => undefined
  socket.resume()
  socket.end()
  const timer = setTimeout(() => socket.destroy(), grace)
  socket.once('close', () => clearTimeout(timer))
}
