import type { Language } from '@accredit/contract/words'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { StoreUnavailable } from '../../store/unavailable.ts'
import { readPageLanguage } from '../../words/read-page-language.ts'
import { answerTokenError } from './answers.ts'
import { formScript, formScriptPath } from './authorization-response.ts'
import type { DeviceVisit } from './device-page.ts'
import type { BrowserSends } from './form-token.ts'
import type { Issuer } from './issuer.ts'
import type { Answer, Version } from './issuer-context.ts'
import type { SignInVisit } from './sign-in-page.ts'
import { TokenRefused } from './token-error.ts'
import type { FormPost } from './token-endpoint.ts'

interface InTenant {
  readonly Params: { readonly tenant: string }
}

/** The largest form; a signed assertion and a long refresh token fit in easily. */
const longestForm = 65_536

/** Finds the issuer for a request. */
type IssuerOf = (request: FastifyRequest) => Issuer

/** Adds the issuer's endpoints to a server, with their own form parser and error handler. */
export async function registerIssuer(app: FastifyInstance, issuerOf: IssuerOf): Promise<void> {
  await app.register((scope, _options, done) => {
    acceptForms(scope)
    answerFailures(scope)
    addDocuments(scope, issuerOf)
    addEndpoints(scope, issuerOf, '/:tenant/oauth2', 1)
    addEndpoints(scope, issuerOf, '/:tenant/oauth2/v2.0', 2)
    addDevicePage(scope, issuerOf)
    done()
  })
}

/**
 * Accepts every body as text: a form is parsed later, and anything else lacks the required
 * parameters.
 */
function acceptForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  const options = { parseAs: 'string', bodyLimit: longestForm } as const
  scope.addContentTypeParser('application/x-www-form-urlencoded', options, (_request, body, done) =>
    done(null, body),
  )
  scope.addContentTypeParser('*', options, (_request, _body, done) => done(null, ''))
}

/** Answers errors of the framework and of this code in the issuer's format. */
function answerFailures(scope: FastifyInstance): void {
  scope.setErrorHandler((error: { readonly statusCode?: number }, request, reply) => {
    const refused = describeFailure(error)
    if (refused.entry.status >= 500) request.log.error(error)
    return send(reply, answerTokenError({ now: Date.now }, refused))
  })
}

function describeFailure(error: { readonly statusCode?: number }): TokenRefused {
  if (error instanceof StoreUnavailable) return new TokenRefused('Unavailable', {})
  const { statusCode = 500 } = error
  return statusCode < 500
    ? new TokenRefused('RequestMalformed', { reason: 'Its body is not readable or too large.' })
    : new TokenRefused('ServerError', {})
}

function addDocuments(scope: FastifyInstance, issuerOf: IssuerOf): void {
  for (const [path, version] of [
    ['/:tenant/.well-known/openid-configuration', 1],
    ['/:tenant/v2.0/.well-known/openid-configuration', 2],
  ] as const) {
    scope.get<InTenant>(path, (request, reply) =>
      send(reply, issuerOf(request).discovery(request.params.tenant, version)),
    )
  }
  for (const path of ['/:tenant/discovery/keys', '/:tenant/discovery/v2.0/keys']) {
    scope.get(path, (request, reply) => send(reply, issuerOf(request).keys()))
  }
  scope.get('/common/discovery/instance', (request, reply) =>
    send(reply, issuerOf(request).instance()),
  )
  scope.get(formScriptPath, (_request, reply) =>
    reply.header('x-content-type-options', 'nosniff').type('text/javascript').send(formScript),
  )
}

function addEndpoints(
  scope: FastifyInstance,
  issuerOf: IssuerOf,
  root: string,
  version: Version,
): void {
  scope.post<InTenant>(`${root}/token`, async (request, reply) =>
    send(reply, await issuerOf(request).token(readPost(request, request.params.tenant, version))),
  )
  scope.post<InTenant>(`${root}/devicecode`, async (request, reply) =>
    send(
      reply,
      await issuerOf(request).deviceCode(readPost(request, request.params.tenant, version)),
    ),
  )
  scope.get<InTenant>(`${root}/authorize`, async (request, reply) => {
    return send(reply, await issuerOf(request).signIn(signInVisitOf(request, version)))
  })
  scope.post<InTenant>(`${root}/authorize`, async (request, reply) => {
    const visit = signInVisitOf(request, version)
    return send(reply, await issuerOf(request).signIn({ ...visit, body: bodyOf(request) }))
  })
  scope.get(`${root}/logout`, (request, reply) =>
    send(reply, issuerOf(request).signOut(queryOf(request), languageOf(request))),
  )
}

function addDevicePage(scope: FastifyInstance, issuerOf: IssuerOf): void {
  scope.get('/devicelogin', async (request, reply) =>
    send(reply, await issuerOf(request).deviceSignIn(deviceVisitOf(request))),
  )
  scope.post('/devicelogin', async (request, reply) =>
    send(
      reply,
      await issuerOf(request).deviceSignIn({ ...deviceVisitOf(request), body: bodyOf(request) }),
    ),
  )
}

function signInVisitOf(request: FastifyRequest<InTenant>, version: Version): SignInVisit {
  const { tenant } = request.params
  return { tenant, version, ...visitOf(request) }
}

function deviceVisitOf(request: FastifyRequest): DeviceVisit {
  return { ...visitOf(request), address: request.ip }
}

function visitOf(request: FastifyRequest) {
  return {
    query: queryOf(request),
    browser: browserOf(request),
    language: languageOf(request),
  }
}

function languageOf(request: FastifyRequest): Language {
  const locales = new URLSearchParams(queryOf(request)).get('ui_locales') ?? undefined
  return readPageLanguage(locales, request.headers['accept-language'])
}

function readPost(request: FastifyRequest, tenant: string, version: Version): FormPost {
  const { authorization, 'client-request-id': requestId } = request.headers
  return {
    tenant,
    version,
    body: bodyOf(request),
    ...(authorization === undefined ? {} : { authorization }),
    ...(typeof requestId === 'string' ? { requestId } : {}),
    address: request.ip,
  }
}

function bodyOf(request: FastifyRequest): string {
  return typeof request.body === 'string' ? request.body : ''
}

function queryOf(request: FastifyRequest): string {
  const start = request.url.indexOf('?')
  return start < 0 ? '' : request.url.slice(start + 1)
}

function browserOf({ headers }: FastifyRequest): BrowserSends {
  const { cookie, host, origin } = headers
  return {
    ...(cookie === undefined ? {} : { cookie }),
    ...(origin === undefined ? {} : { origin }),
    ...(host === undefined ? {} : { host }),
  }
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  return reply.code(answer.status).headers(answer.headers).send(answer.body)
}
