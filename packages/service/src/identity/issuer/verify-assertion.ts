import { decodeProtectedHeader, errors, importJWK, jwtVerify, type JWK } from 'jose'
import { isKnownIn, type Application } from './directory.ts'
import { issuerName, type IssuerContext } from './issuer-context.ts'
import { refuseToken } from './token-error.ts'

const assertionAlgorithms = ['RS256', 'PS256']

/**
 * Verifies an application's client assertion: signed by one of its registered keys, issued by and
 * about the application, for this issuer, and not expired. Source: RFC 7523, and Entra's page on
 * certificate credentials.
 */
export async function verifyAssertion(
  context: IssuerContext,
  application: Application,
  assertion: string,
): Promise<void> {
  const header = readHeader(assertion)
  const candidates = application.keys.filter((key) => isNamedBy(header, key))
  if (candidates.length === 0) {
    return refuseToken('AssertionInvalid', { reason: 'it names no registered key' })
  }
  let problem = 'it is not readable'
  for (const key of candidates) {
    try {
      await jwtVerify(assertion, await importJWK(key, header.alg), {
        algorithms: assertionAlgorithms,
        issuer: application.id,
        subject: application.id,
        audience: audiencesOf(context, application),
        requiredClaims: ['exp'],
        currentDate: new Date(context.now()),
        clockTolerance: 60,
      })
      return
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error
      problem = wordsFor(error)
    }
  }
  refuseToken('AssertionInvalid', { reason: problem })
}

function readHeader(
  assertion: string,
): Readonly<Record<string, unknown>> & { readonly alg: string } {
  try {
    const header = decodeProtectedHeader(assertion)
    if (typeof header.alg === 'string' && assertionAlgorithms.includes(header.alg)) {
      return { ...header, alg: header.alg }
    }
  } catch {
    return refuseToken('AssertionInvalid', { reason: 'it is not a readable JSON Web Token' })
  }
  return refuseToken('AssertionInvalid', {
    reason: `it is not signed with ${assertionAlgorithms.join(' or ')}`,
  })
}

/**
 * A header identifies a key by its id or by a certificate's thumbprint; without either it matches
 * every key.
 */
function isNamedBy(header: Readonly<Record<string, unknown>>, key: JWK): boolean {
  const names = ['kid', 'x5t#S256', 'x5t'] as const
  const given = names.filter((name) => header[name] !== undefined)
  return given.length === 0 || given.some((name) => header[name] === key[name])
}

function audiencesOf(context: IssuerContext, application: Application): string[] {
  const publicUrl = context.publicUrl()
  const tenants = context.directory.tenants.filter((tenant) => isKnownIn(application, tenant.id))
  const names = [
    ...tenants.flatMap((tenant) => [tenant.id, tenant.domain]),
    'common',
    'organizations',
  ]
  return [
    ...tenants.flatMap(({ id }) => [issuerName(publicUrl, id, 1), issuerName(publicUrl, id, 2)]),
    ...names.flatMap((name) => [
      `${publicUrl}/${name}/oauth2/token`,
      `${publicUrl}/${name}/oauth2/v2.0/token`,
    ]),
  ]
}

function wordsFor(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'it has expired'
  if (error instanceof errors.JWTClaimValidationFailed) {
    return `its claim ${error.claim} is missing or wrong`
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature is wrong'
  return 'it is not readable'
}
