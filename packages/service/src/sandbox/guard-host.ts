import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { answerRefusal } from '../rules/describe/answer-refusal.ts'
import { refusal } from '../rules/refusal.ts'

const localName = /^(.+\.)?localhost\.?$/

/**
 * Keeps out pages of other sites that have their own name lead to this machine (DNS rebinding): to a
 * browser the sandbox is then of their site, with its controls and its well-known sign-in. The `Host`
 * header tells them, since a name of theirs is in it. Only a sandbox that listens on loopback is
 * guarded: elsewhere it has names that nobody told it.
 * @param host the address to listen on
 * @param publicUrl the address under which callers reach it, read at each call
 */
export function guardHost(app: FastifyInstance, host: string, publicUrl: () => string): void {
  if (!isOnLoopback(host)) return
  app.addHook('onRequest', async (request, reply) => {
    const sent = request.headers.host
    if (sent === undefined || isOurs(nameOf(`http://${sent}`), publicUrl())) return
    // Answered here, because sign-in tells what goes wrong in words of its own.
    const { body, status } = answerRefusal(refusal('SiteNotAllowed', { site: sent }))
    await reply.code(status).header('content-type', 'application/json; charset=utf-8').send(body)
  })
}

function isOnLoopback(host: string): boolean {
  return host === '::1' || host.startsWith('127.') || localName.test(host)
}

/** An address in figures cannot be made to lead elsewhere. */
function isOurs(name: string | undefined, publicUrl: string): boolean {
  if (name === undefined) return false
  if (localName.test(name) || isIP(name.replaceAll(/^\[|\]$/g, '')) !== 0) return true
  return name === nameOf(publicUrl)
}

function nameOf(address: string): string | undefined {
  return URL.parse(address)?.hostname
}
