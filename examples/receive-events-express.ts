/**
 * Receives events with Express, which must hand the body over as it arrived.
 *
 *     ACCREDIT_WEBHOOK_SECRET=whsec_… node --conditions=source examples/receive-events-express.ts
 */
import { EventVerificationError, verifyEvent } from '@accredit/client'
import express from 'express'

const secrets = (process.env['ACCREDIT_WEBHOOK_SECRET'] ?? '').split(' ')
const seen = new Set<string>()
const app = express()

// For this route alone, and before any `express.json()`: parsed JSON is no longer what was signed.
app.post('/hook', express.raw({ type: 'application/json' }), async (request, response) => {
  try {
    const event = await verifyEvent(request.body as Buffer, request.headers, secrets)
    response.sendStatus(204)
    if (seen.has(event.id)) return
    seen.add(event.id)
    console.log(`${event.type} ${event.id}`)
  } catch (error) {
    if (!(error instanceof EventVerificationError)) throw error
    response.status(400).send(error.message)
  }
})

const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object') console.log(`listening on ${address?.port}`)
})
