import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerTokenError } from './answers.ts'
import type { Issuer } from './issuer.ts'
import type { Answer, Version } from './issuer-context.ts'
import { TokenRefused } from './token-error.ts'
import type { FormPost } from './token-endpoint.ts'

interface InTenant {
  readonly Params: { readonly tenant: string }
}

/** The largest form: a signed assertion and a long refresh token fit in well. */
const longestForm = 65_536

/** Adds the issuer's endpoints to a server; its form parser and its errors stay among themselves. */
export async function registerIssuer(app: FastifyInstance, issuer: Issuer): Promise<void> {
  await app.register((scope, _options, done) => {
    acceptForms(scope)
    answerFailures(scope)
    scope.get<InTenant>('/:tenant/v2.0/.well-known/openid-configuration', (request, reply) =>
      send(reply, issuer.discovery(request.params.tenant, 2)),
    )
    scope.get<InTenant>('/:tenant/.well-known/openid-configuration', (request, reply) =>
      send(reply, issuer.discovery(request.params.tenant, 1)),
    )
    scope.get('/common/discovery/instance', (_request, reply) => send(reply, issuer.instance()))
    scope.get('/:tenant/discovery/v2.0/keys', (_request, reply) => send(reply, issuer.keys()))
    scope.get('/:tenant/discovery/keys', (_request, reply) => send(reply, issuer.keys()))
    for (const [path, version] of [
      ['/:tenant/oauth2/token', 1],
      ['/:tenant/oauth2/v2.0/token', 2],
    ] as const) {
      scope.post<InTenant>(path, async (request, reply) =>
        send(reply, await issuer.token(readPost(request, request.params.tenant, version))),
      )
    }
    done()
  })
}

/** Takes every body as text: a form is parsed later, anything else has no parameter that is needed. */
function acceptForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  const options = { parseAs: 'string', bodyLimit: longestForm } as const
  scope.addContentTypeParser('application/x-www-form-urlencoded', options, (_request, body, done) =>
    done(null, body),
  )
  scope.addContentTypeParser('*', options, (_request, _body, done) => done(null, ''))
}

/** Answers what the framework refuses, and what fails here, in the issuer's shape. */
function answerFailures(scope: FastifyInstance): void {
  scope.setErrorHandler((error: { readonly statusCode?: number }, request, reply) => {
    const clientsFault = error.statusCode !== undefined && error.statusCode < 500
    if (!clientsFault) request.log.error(error)
    const refused = clientsFault
      ? new TokenRefused('RequestMalformed', { reason: 'Its body is not readable or too large.' })
      : new TokenRefused('ServerError', {})
    return send(reply, answerTokenError({ now: Date.now }, refused))
  })
}

function readPost(request: FastifyRequest, tenant: string, version: Version): FormPost {
  const { authorization } = request.headers
  return {
    tenant,
    version,
    body: typeof request.body === 'string' ? request.body : '',
    ...(authorization === undefined ? {} : { authorization }),
    address: request.ip,
  }
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  return reply.code(answer.status).headers(answer.headers).send(answer.body)
}
