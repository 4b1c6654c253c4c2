import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { audience } from '@accredit/contract'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { applicationId, type User } from '../data/people.ts'

const keyId = 'bench-1'
const lifetime = '12h'

/** A local stand-in for Entra ID. */
export interface Authority extends Disposable {
  readonly url: string
  /** Signs an access token with Entra's claims. */
  sign(user: User, how?: { mfa?: boolean }): Promise<string>
}

/** Starts an authority that publishes its keys. */
export async function startAuthority(): Promise<Authority> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const keys = [{ ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: 'RS256' }]
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    sign: (user, { mfa = true } = {}) =>
      new SignJWT({
        acr: '1',
        aio: 'AVQAq/8TAAAA0sL1bT2nGk1bq8r5b7Tt6PzYxV9nq5d4uJm3ZlT0mWJ7mHcRrQ0c',
        amr: mfa ? ['pwd', 'mfa'] : ['pwd'],
        appid: applicationId,
        appidacr: '1',
        family_name: 'Martin',
        given_name: 'Ada',
        ipaddr: '203.0.113.7',
        name: user.name,
        oid: user.id,
        puid: '10032000A1B2C3D4',
        rh: '0.AUoA0sL1bT2nGk1bq8r5b7Tt6PzYxV9nq5d4uJm3ZlT0mWJ7.',
        scp: 'user_impersonation',
        tid: user.partnerId,
        unique_name: user.userPrincipalName,
        upn: user.userPrincipalName,
        uti: 'k2Zb9QpVx0mT3sYwL8aHAA',
        ver: '1.0',
      })
        .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
        .setIssuer(`${url}/${user.partnerId}/`)
        .setAudience(audience)
        .setSubject(user.id)
        .setIssuedAt()
        .setNotBefore('-5m')
        .setExpirationTime(lifetime)
        .sign(privateKey),
    [Symbol.dispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}
