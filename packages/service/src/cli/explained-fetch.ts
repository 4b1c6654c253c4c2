import type { Fetch } from '@accredit/client'
import { problem, ProblemError, type Problem } from '../words/problem.ts'

/** Time limit in milliseconds for probing whether a port speaks TLS. */
const patience = 2_000

/**
 * Calls a service; when no answer comes for a known reason, the error names it.
 * @throws ProblemError, or what `fetch` throws
 */
export const explainedFetch: Fetch = async (url, init) => {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init.signal?.aborted === true) throw error
    const found = await explain(new URL(url), codeOf(error))
    throw found ? new ProblemError(found, { cause: error }) : error
  }
}

async function explain(url: URL, code: string): Promise<Problem | undefined> {
  const { origin, host, hostname, protocol } = url
  const ofCertificate = certificateFaults.get(code)
  if (ofCertificate) return problem(ofCertificate, { url: origin })
  if (unknownHost.has(code)) return problem('HostUnknown', { url: origin, host: hostname })
  if (protocol === 'https:' && noTls.has(code)) {
    return problem('HttpsOfHttp', { url: origin, plain: `http://${host}` })
  }
  if (protocol === 'http:' && cutOff.has(code) && (await speaksTls(`https://${host}`))) {
    return problem('HttpOfHttps', { url: origin, secure: `https://${host}` })
  }
  return undefined
}

type CertificateProblem = 'CertificateUnknown' | 'CertificateName' | 'CertificateExpired'

const certificateFaults: ReadonlyMap<string, CertificateProblem> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CertificateUnknown'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'CertificateUnknown'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'CertificateUnknown'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CertificateUnknown'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CertificateUnknown'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'CertificateName'],
  ['CERT_HAS_EXPIRED', 'CertificateExpired'],
])

const unknownHost: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN'])
const noTls: ReadonlySet<string> = new Set(['ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO'])
const cutOff: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'UND_ERR_SOCKET',
  'HPE_INVALID_CONSTANT',
])

/** An untrusted certificate counts, too. */
async function speaksTls(origin: string): Promise<boolean> {
  try {
    await fetch(origin, { method: 'HEAD', signal: AbortSignal.timeout(patience) })
    return true
  } catch (error) {
    return certificateFaults.has(codeOf(error))
  }
}

/** Code of the deepest cause that has one. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return codeOf(error.cause) || ((error as NodeJS.ErrnoException).code ?? '')
}
