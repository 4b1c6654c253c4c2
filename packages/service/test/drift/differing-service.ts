import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer on its way. */
export interface PassingAnswer {
  status: number
  readonly headers: Record<string, string | string[] | undefined>
  body: string
}

/** Service that passes everything on, and may change answers. */
export interface DifferingService extends AsyncDisposable {
  readonly url: string
  /** Changes an answer; absent, everything passes as it is. */
  change?: ((method: string, path: string, answer: PassingAnswer) => void) | undefined
}

/** Starts a service in front of another one. */
export async function startDifferingService(behind: string): Promise<DifferingService> {
  const target = new URL(behind)
  const server = createServer((incoming, outgoing) => {
    const { headers, method = 'GET', url = '/' } = incoming
    const passed = request(
      { host: target.hostname, port: target.port, path: url, method, headers },
      (answered) => {
        const parts: Buffer[] = []
        answered.on('data', (part: Buffer) => parts.push(part))
        answered.on('end', () => {
          const answer: PassingAnswer = {
            status: answered.statusCode ?? 0,
            headers: { ...answered.headers },
            body: Buffer.concat(parts).toString('utf8'),
          }
          service.change?.(method, url, answer)
          delete answer.headers['content-length']
          delete answer.headers['transfer-encoding']
          outgoing.writeHead(answer.status, answer.headers).end(answer.body)
        })
      },
    )
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const service: DifferingService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return service
}
