import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { createCheck } from './check-answer.ts'
import type { LoadCall, LoadJob } from './messages.ts'
import type { Tally } from './tally.ts'

/**
 * Sends calls at a fixed rate, answered or not, so that a stalled server counts as slow for every
 * call due in that time. The latency of a call includes its wait for a connection.
 * @throws when an answer is wrong or missing
 */
export async function runOpenLoop(job: LoadJob, tally: Tally): Promise<void> {
  const { calls, connections, how } = job
  if (how.kind !== 'rate') throw new Error('an open loop needs a rate')
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' })
  const checks = job.answers.map(createCheck)
  const send = async (call: LoadCall) => {
    const sentAt = performance.now()
    const { status, body } = await exchange(job, agent, call)
    const expected = job.answers[call.answer]
    if (status !== expected?.status || !checks[call.answer]?.(body)) {
      throw new Error(`wrong answer: ${status} ${body.slice(0, 500)}`)
    }
    tally.add(performance.now() - sentAt)
  }
  const started = performance.now()
  const total = how.perSecond * how.seconds
  const sent: Promise<void>[] = []
  while (sent.length < total) {
    const due = started + (sent.length / how.perSecond) * 1000
    const wait = due - performance.now()
    if (wait > 0) await sleep(wait)
    const call = calls[sent.length % calls.length]
    if (!call) throw new Error('there is nothing to send')
    const sending = send(call)
    // Failures are collected at the end.
    sending.catch(() => undefined)
    sent.push(sending)
  }
  await Promise.all(sent)
  agent.destroy()
}

function exchange(
  { url, tokens }: LoadJob,
  agent: Agent,
  { method, path, token }: LoadCall,
): Promise<{ status: number | undefined; body: string }> {
  const headers = {
    authorization: `Bearer ${tokens[token]}`,
    accept: 'application/json',
    'ms-correlationid': randomUUID(),
    'ms-requestid': randomUUID(),
  }
  return new Promise((resolve, reject) => {
    const sending = request(new URL(path, url), { method, agent, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (text: string) => (body += text))
      response.on('end', () => resolve({ status: response.statusCode, body }))
      response.on('error', reject)
    })
    sending.on('error', reject)
    sending.end()
  })
}
