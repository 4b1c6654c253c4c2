import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import type { TestContext } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { readCertificateKey } from '../../src/identity/issuer/certificate-key.ts'
import type { Directory } from '../../src/identity/issuer/directory.ts'
import { createAuthority, issueCertificate, localHosts } from '../../src/tls/local-authority.ts'
import { signCertificate } from '../../src/tls/sign-certificate.ts'
import { contosoApplicationId, sandboxDirectory } from '../../src/sandbox/sandbox-directory.ts'
import { createBrowser, type Page } from './browser.ts'
import { startIssuer, type RunningIssuer } from './start-issuer.ts'

const authority = createAuthority(Date.now(), localHosts)
const local = issueCertificate(authority, Date.now(), localHosts)
const authorities = getCACertificates('default')
setDefaultCACertificates([...authorities, authority.certificate])

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** The certificate that Contoso's application signs its assertions with, and its private key. */
export const contosoCertificate = {
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  certificate: signCertificate({
    subject: 'Contoso integration',
    issuer: 'Contoso integration',
    publicKey: createPublicKey(privateKey),
    signingKey: privateKey,
    notBefore: Date.now() - 86_400_000,
    notAfter: Date.now() + 86_400_000,
    purpose: { hosts: [] },
  }),
}

const directory: Directory = {
  ...sandboxDirectory,
  applications: sandboxDirectory.applications.map((application) =>
    application.id === contosoApplicationId
      ? { ...application, keys: [readCertificateKey(contosoCertificate.certificate)] }
      : application,
  ),
}

/** Starts the issuer over https, since Microsoft's clients refuse anything else. */
export function startHttpsIssuer(test: TestContext): Promise<RunningIssuer> {
  return startIssuer(test, { tls: local, directory, devicePollSeconds: 1 })
}

/** Signs a user in at the page behind this address, and answers where the browser is sent. */
export async function signInAt(url: string, user: string): Promise<Page> {
  const browser = createBrowser()
  const page = await browser.open(url)
  if (!page.buttons.includes(user)) throw new Error(`no button for ${user}: ${page.html}`)
  return browser.submit(page, { user })
}

/** Lets a device sign in with this code. */
export async function enterDeviceCode(url: string, code: string, user: string): Promise<void> {
  const browser = createBrowser()
  const choice = await browser.submit(await browser.open(url), { code })
  const done = await browser.submit(choice, { user })
  if (!done.html.includes('Signed in')) throw new Error(`the code was not taken: ${done.html}`)
}
