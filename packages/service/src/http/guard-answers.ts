import type { FastifyInstance, FastifyReply } from 'fastify'

/** Headers that keep a browser from sniffing, framing or embedding an answer. */
const guards = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

/**
 * Adds security headers to every route added after this: pages for browsers, in contrast to the
 * API, whose headers are Partner Center's. A route can set others.
 */
export function guardAnswers(app: FastifyInstance): void {
  app.addHook('onRoute', (options) => {
    const others = [options.onRequest ?? []].flat()
    options.onRequest = [
      (_request, reply, done) => {
        guardAnswer(reply)
        done()
      },
      ...others,
    ]
  })
}

/** Guards one answer. */
export function guardAnswer(reply: FastifyReply): void {
  void reply.headers(guards)
}
