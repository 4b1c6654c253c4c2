import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { audience } from '@accredit/contract'

/** The application that everybody uses. */
export const applicationId = '70270000-0000-4000-8000-0000000000aa'

/** A user who signs in. */
export interface Person {
  readonly tenantId: string
  readonly objectId: string
  readonly userPrincipalName: string
}

/** A local stand-in for Entra ID, for the life of the process. */
export interface Authority extends AsyncDisposable {
  readonly url: string
  /** Signs an access token that is valid for a day. */
  tokenOf(person: Person): string
}

/** Starts the authority; services find its keys under `url`. */
export async function startAuthority(): Promise<Authority> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = randomUUID()
  const key = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ keys: [key] }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    tokenOf({ tenantId, objectId, userPrincipalName }) {
      const seconds = Math.floor(Date.now() / 1000)
      const head = encode({ alg: 'RS256', typ: 'JWT', kid })
      const claims = encode({
        iss: `${url}/${tenantId}/`,
        aud: audience,
        tid: tenantId,
        oid: objectId,
        upn: userPrincipalName,
        appid: applicationId,
        scp: 'user_impersonation',
        amr: ['pwd', 'mfa'],
        iat: seconds,
        nbf: seconds - 60,
        exp: seconds + 86_400,
      })
      const signature = createSign('RSA-SHA256').update(`${head}.${claims}`).sign(privateKey)
      return `${head}.${claims}.${signature.toString('base64url')}`
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
