import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { text } from 'node:stream/consumers'

/** A sign-in service that says what a test tells it to. */
export interface Authority {
  readonly url: string
  /** The refresh tokens that were used, in order. */
  readonly refreshed: readonly string[]
}

const claims = { tid: 'c0de0000-0000-4000-8000-00000000a001', upn: 'ada@contoso.test' }
const accessToken = ['{}', JSON.stringify(claims), 'x'].map(encode).join('.')

/**
 * Starts a sign-in service. Each refresh token works once, and access tokens live 30 seconds.
 * @param answers what asking for a device's token is refused with, before it is granted
 */
export async function startAuthority(
  t: TestContext,
  answers: readonly string[] = [],
): Promise<Authority> {
  const waiting = [...answers]
  const refreshed: string[] = []
  let issued = 0

  const grant = (response: ServerResponse) => {
    answer(response, 200, {
      access_token: accessToken,
      refresh_token: `refresh-${issued}`,
      expires_in: 30,
    })
    issued += 1
  }

  const server = createServer((request, response) => {
    void text(request).then((body) => {
      if (request.method !== 'POST') return answer(response, 404, {})
      const form = new URLSearchParams(body)
      if (request.url?.endsWith('/devicecode')) {
        const page = { verification_uri: 'https://sign.in.test/', user_code: 'ABC' }
        return answer(response, 200, { ...page, device_code: 'device', interval: 1 })
      }
      const refreshToken = form.get('refresh_token')
      if (refreshToken === null) {
        const error = waiting.shift()
        return error === undefined ? grant(response) : answer(response, 400, { error })
      }
      if (refreshed.includes(refreshToken)) return answer(response, 400, { error: 'invalid_grant' })
      refreshed.push(refreshToken)
      return grant(response)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, refreshed }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function encode(part: string): string {
  return Buffer.from(part).toString('base64url')
}
