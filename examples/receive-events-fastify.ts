/**
 * Receives events with Fastify, which must hand the body over as it arrived.
 *
 *     ACCREDIT_WEBHOOK_SECRET=whsec_… node --conditions=source examples/receive-events-fastify.ts
 */
import { EventVerificationError, verifyEvent } from '@accredit/client'
import fastify from 'fastify'

const secrets = (process.env['ACCREDIT_WEBHOOK_SECRET'] ?? '').split(' ')
const seen = new Set<string>()
const app = fastify()

// Parsed JSON is no longer what was signed.
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
  done(null, body),
)

app.post('/hook', async (request, reply) => {
  try {
    const event = await verifyEvent(request.body as Buffer, request.headers, secrets)
    if (!seen.has(event.id)) {
      seen.add(event.id)
      setImmediate(() => console.log(`${event.type} ${event.id}`))
    }
    return await reply.code(204).send()
  } catch (error) {
    if (!(error instanceof EventVerificationError)) throw error
    return reply.code(400).send(error.message)
  }
})

const url = await app.listen({ port: Number(process.env['PORT'] ?? 3000), host: '127.0.0.1' })
console.log(`listening on ${new URL(url).port}`)
