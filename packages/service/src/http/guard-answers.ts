import type { FastifyInstance, FastifyReply } from 'fastify'

/** Headers that keep a browser from sniffing, framing or embedding an answer. */
const guards = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

/**
 * Guards every route that is added after this: what a browser may come to, in contrast to the API,
 * whose headers are Partner Center's. A route that needs others sets its own.
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
