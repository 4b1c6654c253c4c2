import { createServer, type AddressInfo, type Server } from 'node:net'

/** A listener that keeps the bytes it receives, and answers each request with 200 and `{}`. */
export interface ByteRecorder extends AsyncDisposable {
  readonly url: string
  /** The requests, each as it came; the port in `Host` is written as `PORT`. */
  readonly requests: string[]
}

/** Listens on a free port. */
export async function recordBytes(): Promise<ByteRecorder> {
  const requests: string[] = []
  const server = createServer((socket) => {
    let received = ''
    let continued = false
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      received += bytes.toString('utf8')
      const end = received.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!continued && /^expect: 100-continue$/im.test(received.slice(0, end))) {
        continued = true
        socket.write('HTTP/1.1 100 Continue\r\n\r\n')
      }
      const length = Number(/^content-length: (\d+)$/im.exec(received.slice(0, end))?.[1] ?? 0)
      if (Buffer.byteLength(received.slice(end + 4)) < length) return
      requests.push(received.replace(`:${portOf(server)}`, ':PORT').replaceAll('\r\n', '\n'))
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    requests,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
