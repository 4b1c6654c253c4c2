// A process that calls the service through the client and through bare fetch, one call at a time.
import { isDeepStrictEqual } from 'node:util'
import { createPartner, staticTokenCredential } from '@accredit/client'
import { takeTurns, type Pair } from '../measure/rounds.ts'

/** Call to make, and the number of repetitions. */
export interface CallerJob {
  readonly url: string
  readonly token: string
  readonly customerId: string
  readonly rounds: number
  readonly calls: number
}

/** Times of the client, of bare fetch, and of fetch with a timeout, which the client also sets. */
export interface CallerTimes extends Pair {
  readonly limited: readonly number[]
}

const timeoutMs = 3 * 60_000

process.once('message', (job: CallerJob) => void measure(job))

async function measure({ url, token, customerId, rounds, calls }: CallerJob): Promise<void> {
  let sent: Headers | undefined
  const partner = createPartner({
    credential: staticTokenCredential(token),
    baseUrl: url,
    fetch: (input, init) => {
      sent ??= new Headers(init?.headers)
      return fetch(input, init)
    },
  })
  const throughClient = () => partner.customers.byId(customerId).qualification.getQualifications()
  const read = await throughClient()
  const headers = [...(sent ?? [])] as [string, string][]
  const address = `${url}/v1/customers/${customerId}/qualifications`
  // The client sends a new id with each call.
  const named = () =>
    headers.map(([name, value]): [string, string] =>
      name === 'ms-requestid' ? [name, crypto.randomUUID()] : [name, value],
    )
  const throughFetch = async () => (await fetch(address, { headers: named() })).json()
  const throughLimitedFetch = async () => {
    const signal = AbortSignal.timeout(timeoutMs)
    return (await fetch(address, { headers: named(), signal })).json()
  }
  const bare = (await throughFetch()) as typeof read
  // The client converts dates and names; the record is the same.
  const statuses = (records: typeof read) => records.map(({ vettingStatus }) => vettingStatus)
  if (read.length === 0 || !isDeepStrictEqual(statuses(read), statuses(bare))) {
    throw new Error('client and fetch read different records')
  }
  const time = async (call: () => Promise<unknown>, expected: unknown) => {
    const started = performance.now()
    let last: unknown
    for (let count = 0; count < calls; count += 1) last = await call()
    if (!isDeepStrictEqual(last, expected)) throw new Error('wrong answer')
    return ((performance.now() - started) / calls) * 1000
  }
  const limited: number[] = []
  const pair = await takeTurns(
    rounds,
    () => time(throughClient, read),
    async () => {
      const plain = await time(throughFetch, bare)
      limited.push(await time(throughLimitedFetch, bare))
      return plain
    },
  )
  process.send?.({ ...pair, limited: limited.slice(1) } satisfies CallerTimes)
  process.disconnect()
}
