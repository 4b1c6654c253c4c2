/**
 * Receives events where handlers take a `Request` and give a `Response`: Next.js, Hono, Remix, SvelteKit,
 * Azure Functions, Deno, Bun. In Next.js this is `app/hook/route.ts`; in Hono
 * `app.post('/hook', (context) => POST(context.req.raw))`.
 */
import { EventVerificationError, verifyEvent } from '@accredit/client'

const secrets = (process.env['ACCREDIT_WEBHOOK_SECRET'] ?? '').split(' ')

/** Answers a delivery. */
export async function POST(request: Request): Promise<Response> {
  try {
    const event = await verifyEvent(await request.text(), request.headers, secrets)
    // Hand it to a queue by its id here, and work on it later.
    console.log(`${event.type} ${event.id}`)
    return new Response(undefined, { status: 204 })
  } catch (error) {
    if (!(error instanceof EventVerificationError)) throw error
    return new Response(error.message, { status: 400 })
  }
}
