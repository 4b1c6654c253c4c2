import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, it, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createPartner, signTestEvent, staticTokenCredential } from '@accredit/client'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { startTestService, until } from '../support/service.ts'
import { programEnvironment } from '../support/program-environment.ts'

const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`
const event = { id: 'an-id', type: 'code.low', data: { partnerId: 'p' } }

/** Starts an example in a process of its own; gives its address, and the lines that it prints. */
async function startExample(t: TestContext, name: string, more: Record<string, string> = {}) {
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

describe('the examples of receivers', () => {
  for (const name of ['receive-events-node', 'receive-events-fastify']) {
    it(`${name} takes what is signed, each event once, and refuses the rest`, async (t) => {
      const { url, lines } = await startExample(t, name)
      const { body, headers } = await signTestEvent(event, secret)
      const post = async (sent: string) =>
        (await fetch(url, { method: 'POST', headers, body: sent })).status
      assert.deepEqual(
        [await post(body), await post(body), await post(`${body} `)],
        [204, 204, 400],
      )
      assert.deepEqual(lines.slice(1), ['code.low an-id'])
    })
  }

  it('receive-partner-center-events takes what a sandbox sends, and refuses the rest', async (t) => {
    await using service = await startTestService(undefined)
    const authority = await fetch(`${service.url}/sandbox/v1/event-authority`)
    const file = join(temporaryFolder(t), 'authority.pem')
    writeFileSync(file, await authority.text())
    const { url, lines } = await startExample(t, 'receive-partner-center-events', {
      EVENT_AUTHORITY: file,
      EVENT_HOST: new URL(service.url).host,
    })
    const token = await service.appToken()
    const partner = createPartner({
      baseUrl: service.url,
      credential: staticTokenCredential(token),
    })
    await partner.registration.create({ WebhookUrl: url, WebhookEvents: ['test-created'] })
    const { correlationId } = await partner.registration.test()
    const { results } = await until(
      () => partner.registration.testResult(correlationId),
      ({ status }) => status === 'completed',
      'the event to arrive',
    )
    assert.equal(results[0]?.responseCode, 'OK')
    const forged = await fetch(url, { method: 'POST', body: '{}' })
    assert.equal(forged.status, 401)
    assert.deepEqual(lines.slice(1), [
      `test-created ${service.url}/webhooks/v1/registration/validationEvents/${correlationId}`,
    ])
  })

  it('receive-events-request takes what is signed, and refuses the rest', async () => {
    process.env['ACCREDIT_WEBHOOK_SECRET'] = secret
    const { POST } = await import('../../../../examples/receive-events-request.ts')
    delete process.env['ACCREDIT_WEBHOOK_SECRET']
    const { body, headers } = await signTestEvent(event, secret)
    const post = async (sent: string) => {
      const url = 'https://receiver.example/hook'
      return (await POST(new Request(url, { method: 'POST', headers, body: sent }))).status
    }
    assert.deepEqual([await post(body), await post(`${body} `)], [204, 400])
  })
})
