import type { FastifyInstance } from 'fastify'
import { certificatesPath } from '../operations/call.ts'
import { refuse } from '../rules/refusal.ts'

/**
 * Publishes the certificate that verifies events in Partner Center's format, without
 * authentication, as DER.
 */
export function bindEventCertificates(app: FastifyInstance): void {
  app.get(`${certificatesPath}/:name`, async ({ instance, params }, reply) => {
    const { name } = params as { name: string }
    const found = await instance.service.webhooks.registrations.findCertificate()
    const wanted = found?.published.get(name.toLowerCase())
    if (!wanted) return refuse('NotFound', { what: `Certificate ${name}` })
    return reply
      .type('application/pkix-cert')
      .header('cache-control', 'public, max-age=86400')
      .send(Buffer.from(wanted))
  })
}
