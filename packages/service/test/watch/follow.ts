import type { TestContext } from 'node:test'
import {
  clientSecretCredential,
  createPartner,
  type QualificationEvent,
  type WatchNews,
  type WatchOptions,
} from '@accredit/client'
import type { FileWatchLedger } from '@accredit/client/node'
import type { Sandbox } from '../../src/testing/index.ts'
import { contosoApp, contosoTenant, customer, sandboxSecret, until } from '../support/service.ts'

/** Lets the sandbox answer Accredit's own reads as Partner Center does. */
export const playPartnerCenter = [{ operation: 'getLimits', status: 404, code: 1000 }]
/** Contoso's application, which signs in without a user. */
export const application = {
  tenant: contosoTenant,
  clientId: contosoApp,
  clientSecret: sandboxSecret,
}

/** Begins anew with a sandbox that plays Partner Center. */
export async function playAnew(sandbox: Sandbox): Promise<void> {
  await sandbox.reset()
  await sandbox.setFaults(playPartnerCenter)
}

/** Requests a qualification for a customer, with a website that scripts the verdict. */
export const request = (
  sandbox: Sandbox,
  digits: string,
  website: string,
  qualification = 'Education',
) =>
  sandbox
    .partner()
    .customers.byId(customer(digits))
    .qualification.createQualifications({ qualification, website: `${website}.accredit.test` })

/** Partner as its application sees it, without a user. */
const appOnly = (sandbox: Sandbox) =>
  createPartner({
    cloud: sandbox.cloud,
    credential: clientSecretCredential({ authority: sandbox.url, ...application }),
  })

/** Runs a watch of the client, quickly, until it is told to end. */
export function follow(
  t: TestContext,
  { sandbox, ledger }: { readonly sandbox: Sandbox; readonly ledger: FileWatchLedger },
  options: Partial<WatchOptions> = {},
) {
  const ended = new AbortController()
  const news: WatchNews[] = []
  const running = appOnly(sandbox).watch({
    ledger,
    receivers: [{ name: 'all' }],
    everyMs: 20,
    requestsPerMinute: null,
    signal: ended.signal,
    onNews: (one) => news.push(one),
    ...options,
  })
  t.after(() => ended.abort())
  const count = (kind: WatchNews['kind']) => news.filter((one) => one.kind === kind).length
  return {
    news,
    running,
    /** Waits for news of a kind; by default for a look that began after this. */
    async untilNews(kind: WatchNews['kind'] = 'looked', more = kind === 'looked' ? 2 : 1) {
      const wanted = count(kind) + more
      await Promise.race([
        running,
        until(
          async () => news.map((one) => one.kind),
          () => count(kind) >= wanted,
          kind,
        ),
      ])
    },
    async end() {
      ended.abort()
      await running
    },
  }
}

/** Takes all events that a ledger has for a receiver. */
export async function take(
  ledger: FileWatchLedger,
  receiver = 'all',
): Promise<QualificationEvent[]> {
  const taken: QualificationEvent[] = []
  for (;;) {
    const waiting = await ledger.waiting(receiver)
    if (waiting.length === 0) return taken
    taken.push(...waiting.map(({ event }) => event))
    await ledger.settle(
      receiver,
      waiting.map(({ event }) => event.id),
    )
  }
}
