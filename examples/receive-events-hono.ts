/**
 * Receives events with Hono, here on Node.
 *
 *     ACCREDIT_WEBHOOK_SECRET=whsec_… node --conditions=source examples/receive-events-hono.ts
 */
import { EventVerificationError, verifyEvent } from '@accredit/client'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const secrets = (process.env['ACCREDIT_WEBHOOK_SECRET'] ?? '').split(' ')
const seen = new Set<string>()
const app = new Hono()

app.post('/hook', async (context) => {
  try {
    const { headers } = context.req.raw
    // The text as it arrived: parsed JSON is no longer what was signed.
    const event = await verifyEvent(await context.req.text(), headers, secrets)
    if (!seen.has(event.id)) {
      seen.add(event.id)
      // Answer first; what takes long comes afterwards.
      setImmediate(() => console.log(`${event.type} ${event.id}`))
    }
    return context.body(null, 204)
  } catch (error) {
    if (!(error instanceof EventVerificationError)) throw error
    return context.text(error.message, 400)
  }
})

serve(
  { fetch: app.fetch, port: Number(process.env['PORT'] ?? 3000), hostname: '127.0.0.1' },
  (address) => {
    console.log(`listening on ${address.port}`)
  },
)
