import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { answerRefusal } from '../rules/describe/answer-refusal.ts'
import { refusal } from '../rules/refusal.ts'

const localName = /^(.+\.)?localhost\.?$/

/**
 * Protects against DNS rebinding: a site could point its own name to this machine, and browsers
 * would then treat the sandbox, with its controls and its well-known sign-in, as part of that site.
 * The `Host` header reveals such a name. Only a sandbox on loopback is guarded: elsewhere it has
 * names that it does not know.
 * @param host the address to listen on
 * @param publicUrl the public address, read at each call
 */
export function guardHost(app: FastifyInstance, host: string, publicUrl: () => string): void {
  if (!isOnLoopback(host)) return
  app.addHook('onRequest', async (request, reply) => {
    const sent = request.headers.host
    if (sent === undefined || isOurs(nameOf(`http://${sent}`), publicUrl())) return
    // Answered here, because sign-in has its own error format.
    const { body, status } = answerRefusal(refusal('SiteNotAllowed', { site: sent }))
    await reply.code(status).header('content-type', 'application/json; charset=utf-8').send(body)
  })
}

function isOnLoopback(host: string): boolean {
  return host === '::1' || host.startsWith('127.') || localName.test(host)
}

/** An IP address cannot be rebound. */
function isOurs(name: string | undefined, publicUrl: string): boolean {
  if (name === undefined) return false
  if (localName.test(name) || isIP(name.replaceAll(/^\[|\]$/g, '')) !== 0) return true
  return name === nameOf(publicUrl)
}

function nameOf(address: string): string | undefined {
  return URL.parse(address)?.hostname
}
