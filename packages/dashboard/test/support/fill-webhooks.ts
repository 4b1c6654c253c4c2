import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { customer, until, type TestService } from '../../../service/test/support/service.ts'

const webhooks = '/accredit/v1/webhooks'

/** Longest waits between ten attempts. */
const waits = ['PT5S', 'PT1M', 'PT10M', 'PT1H', 'PT4H', 'PT10H', 'PT16H', 'P1D', 'P1D']

/** Two endpoints of Contoso: one that receives, and one whose deliveries failed for three days. */
export interface FilledWebhooks extends AsyncDisposable {
  /** Endpoint that answers 503 until `mend` is called. */
  readonly failing: { readonly id: string; readonly url: string }
  /** Lets the failing endpoint receive from now on. */
  mend(): void
}

/** Adds the endpoints, and lets deliveries to them arrive and fail. */
export async function fillWebhooks(service: TestService): Promise<FilledWebhooks> {
  let isMended = false
  const server = createServer((request, response) => {
    request.resume()
    if (request.url === '/hook' || isMended) response.writeHead(204).end()
    else response.writeHead(503).end('{"error":"the queue is full"}')
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const token = await service.userToken()
  const add = async (body: object) =>
    (await service.call('POST', webhooks, { token, body })).json as { id: string; url: string }
  const well = await add({ url: `${base}/hook`, description: 'Tells the sales team of verdicts.' })
  const failing = await add({ url: `${base}/broken-hook`, events: ['qualification.approved'] })
  for (const digits of ['03', '04', '11']) {
    await service.call('POST', `/v1/customers/${customer(digits)}/qualifications`, {
      token,
      body: { qualification: 'StateOwnedEntity' },
    })
  }
  for (let count = 0; count < 6; count += 1) {
    await service.call('POST', `${webhooks}/${well.id}/test`, { token })
  }
  const states = async (id: string) => {
    const { json } = await service.call('GET', `${webhooks}/${id}/deliveries`, { token })
    return (json.items as { state: string }[]).map(({ state }) => state)
  }
  const every = (id: string, state: string) =>
    until(
      () => states(id),
      (all) => all.length > 0 && all.every((one) => one === state),
      `deliveries that are ${state}`,
    )
  await every(well.id, 'delivered')
  // Ten attempts, the clock put ahead to each.
  for (const [attempt, wait] of [...waits, undefined].entries()) {
    await until(
      () => service.call('GET', `${webhooks}/${failing.id}/deliveries`, { token }),
      ({ json }) => json.items.every((one: { attempts: number }) => one.attempts > attempt),
      `attempt ${attempt + 1}`,
    )
    if (wait !== undefined) await service.advance(wait)
  }
  await every(failing.id, 'dead')
  return {
    failing,
    mend: () => (isMended = true),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
