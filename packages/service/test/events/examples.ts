import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { signTestEvent } from '@accredit/client'
import { programEnvironment } from '../support/program-environment.ts'

/** Secret of the examples. */
export const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`
/** Event that they are sent. */
export const event = { id: 'an-id', type: 'code.low', data: { partnerId: 'p' } }

/** Starts an example in a process of its own; gives its address, and the lines that it prints. */
export async function startExample(
  t: TestContext,
  name: string,
  more: Record<string, string> = {},
) {
  const file = fileURLToPath(new URL(`../../../../examples/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--conditions=source', file], {
    env: { ...programEnvironment, PORT: '0', ACCREDIT_WEBHOOK_SECRET: secret, ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => child.kill())
  const lines: string[] = []
  const ready = Promise.withResolvers<string>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    const port = /^listening on (\d+)$/.exec(line)?.[1]
    if (port !== undefined) ready.resolve(port)
  })
  child.once('exit', () => ready.reject(new Error(`${name} has ended`)))
  return { url: `http://127.0.0.1:${await ready.promise}/hook`, lines }
}

/** Holds a receiver to what each has to do: take what is signed, each event once, and refuse the rest. */
export async function expectReceiver(t: TestContext, name: string): Promise<void> {
  const { url, lines } = await startExample(t, name)
  const { body, headers } = await signTestEvent(event, secret)
  const post = async (sent: string) =>
    (await fetch(url, { method: 'POST', headers, body: sent })).status
  assert.deepEqual([await post(body), await post(body), await post(`${body} `)], [204, 204, 400])
  assert.deepEqual(lines.slice(1), ['code.low an-id'])
}
