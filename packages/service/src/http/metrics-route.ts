import type { FastifyInstance } from 'fastify'
import type { Metrics } from './metrics.ts'

/**
 * Adds `/metrics` for Prometheus. It needs no token, since a collector has none; the figures name
 * no partner, customer or request.
 */
export function bindMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', { config: { passes: 'always' } }, async (_request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type(metrics.mediaType)
      .send(await metrics.render()),
  )
}
