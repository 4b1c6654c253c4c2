import { createHash, createPrivateKey, generateKeyPair, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import { ConfigError, type Config } from '../config/config.ts'
import { variableOf } from '../config/options.ts'
import type { EventCertificate } from '../operations/call.ts'
import { problem } from '../words/problem.ts'
import type { KeyPair } from './local-authority.ts'
import { readCertificate } from './read-certificate.ts'
import { signCertificate } from './sign-certificate.ts'

/** A certificate that signs events, as PEM; with its authority's if the service generated both. */
export interface EventKeyPair extends KeyPair {
  readonly authority?: string | undefined
}

/**
 * Reads the operator's certificate for signing events in Partner Center's format.
 * @throws ConfigError when it cannot be used
 */
export function readEventCertificate(
  config: Pick<Config, 'eventCertificate' | 'eventKey'>,
): EventCertificate | undefined {
  const found = readCertificate(config, { certificate: 'eventCertificate', key: 'eventKey' })
  if (!found) return undefined
  if (createPrivateKey(found.privateKey).asymmetricKeyType !== 'rsa') {
    throw new ConfigError(problem('EventKeyKind', { option: variableOf('eventKey') }))
  }
  return publishCertificate(found)
}

/** Names a certificate by the digest of its bytes, so that receivers may cache it forever. */
export function publishCertificate(pair: EventKeyPair): EventCertificate {
  const { certificate, privateKey, authority } = pair
  const own = derOf(certificate)
  const published = new Map([[nameOf(own), own]])
  if (authority !== undefined) published.set(nameOf(derOf(authority)), derOf(authority))
  return { privateKey, name: nameOf(own), published, ...(authority && { authority }) }
}

function derOf(certificate: string): Buffer {
  return new X509Certificate(certificate).raw
}

function nameOf(der: Buffer): string {
  return `${createHash('sha256').update(der).digest('hex')}.cer`
}

const day = 86_400_000
const lifetime = 3650 * day
/** Receivers look for Microsoft's name in the issuer; the rest shows that this one is simulated. */
const organization = 'Microsoft Corporation (simulated by an Accredit sandbox)'
const generate = promisify(generateKeyPair)

/**
 * Generates a certificate for signing events, and its authority, which is valid for no host.
 * @param now epoch milliseconds
 */
export async function makeEventCertificate(now: number): Promise<EventKeyPair> {
  const make = () => generate('rsa', { modulusLength: 2048 })
  const [above, own] = await Promise.all([make(), make()])
  const issuer = { organization, name: 'Accredit sandbox test authority' }
  const times = { notBefore: now - day, notAfter: now - day + lifetime }
  const signed = { issuer, signingKey: above.privateKey, ...times }
  const authority = signCertificate({
    ...signed,
    subject: issuer,
    publicKey: above.publicKey,
    // A receiver that trusts this authority must not trust a server by it; `.invalid` has none.
    purpose: { signsFor: ['invalid'] },
  })
  const certificate = signCertificate({
    ...signed,
    subject: { organization, name: 'Accredit sandbox events' },
    publicKey: own.publicKey,
    purpose: { hosts: [] },
  })
  const privateKey = own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { certificate, privateKey, authority }
}
