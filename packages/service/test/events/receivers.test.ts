import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { createPartner, signTestEvent, staticTokenCredential } from '@accredit/client'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { startTestService, until } from '../support/service.ts'
import { event, expectReceiver, secret, startExample } from './examples.ts'

describe('the examples of receivers', () => {
  it('receive-events-node takes what is signed, each event once, and refuses the rest', (t) =>
    expectReceiver(t, 'receive-events-node'))

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
