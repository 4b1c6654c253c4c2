import { randomUUID } from 'node:crypto'
import autocannon, { type Request, type Result } from 'autocannon'
import { createCheck } from './check-answer.ts'
import type { LoadCall, LoadJob } from './messages.ts'
import type { Tally } from './tally.ts'

/** Milliseconds between two checks of the time limit. */
const look = 100

/**
 * Sends calls over a number of connections, each call as soon as the previous one of its connection
 * is answered.
 * @throws when an answer is wrong or missing
 */
export async function runClosedLoop(
  job: LoadJob,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  const { url, calls, answers, connections, how } = job
  const checks = answers.map(createCheck)
  /** The calls of each connection, and the number answered and checked so far. */
  const progress = new Map<unknown, { readonly own: readonly LoadCall[]; answered: number }>()
  let allBusy = true
  const result = await new Promise<Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections,
        timeout: 30,
        sampleInt: look,
        ...(how.kind === 'once' ? { amount: calls.length } : { duration: 3_600 }),
        verifyBody: () => false,
        setupClient(added) {
          const own = calls.filter((_, index) => index % connections === progress.size)
          const mine = { own, answered: 0 }
          progress.set(added, mine)
          added.setRequests(own.map((call) => describe(call, job)))
          // One call at a time per connection, so answers arrive in call order.
          added.opts.verifyBody = (body) => {
            const call = own[mine.answered % own.length]
            mine.answered += 1
            return call !== undefined && (checks[call.answer]?.(body) ?? false)
          }
        },
      },
      (error, ended) => (error ? reject(error) : resolve(ended)),
    )
    signal.addEventListener('abort', () => instance.stop())
    instance.once('reqMismatch', (body: string) => {
      instance.stop()
      reject(new Error(`wrong answer: ${body.slice(0, 500)}`))
    })
    // Fires before the answer is checked.
    instance.on('response', (connection: unknown, _status, _bytes, milliseconds: number) => {
      const { own, answered } = progress.get(connection) ?? { own: [], answered: 0 }
      // The first answers arrive while calls of other connections are still being built, and the
      // last ones with fewer connections than intended: neither counts.
      if (answered > 0 && allBusy) tally.add(milliseconds)
      if (how.kind === 'once' && answered === own.length - 1) allBusy = false
      if (how.kind === 'seconds' && tally.seconds() >= how.seconds) instance.stop()
    })
  })
  const expected = new Set(answers.map(({ status }) => String(status)))
  const wrong = Object.keys(result.statusCodeStats).filter((status) => !expected.has(status))
  if (wrong.length > 0 || result.errors > 0) {
    throw new Error(`statuses ${wrong.join(', ')}; ${result.errors} connections failed`)
  }
}

/** A request id per call makes each one new, as the client sends it. */
function describe(call: LoadCall, { tokens }: LoadJob): Request {
  const { method, path, body } = call
  return {
    method,
    path,
    headers: {
      authorization: `Bearer ${tokens[call.token]}`,
      accept: 'application/json',
      'ms-correlationid': randomUUID(),
      'ms-requestid': randomUUID(),
      'x-locale': 'en-US',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  }
}
