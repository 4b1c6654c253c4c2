import assert from 'node:assert/strict'
import { it } from 'node:test'
import { startServerProcess } from '../main/support/server-process.ts'
import { call, customer, until } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { startMailCatcher } from './mail-catcher.ts'

const rounds = 5

onEveryStore('mails of a service that is killed', (makeStorage) => {
  it('arrive, each under one id, and nothing is mailed that was mailed before', async (t) => {
    await using storage = await makeStorage()
    await using catcher = await startMailCatcher()
    const options = {
      ACCREDIT_SMTP: `smtp://127.0.0.1:${catcher.port}`,
      ACCREDIT_SMTP_FROM: 'accredit@example.com',
    } as const
    let server = await startServerProcess(storage, options)
    t.after(() => server.kill())
    const choice = {
      verdicts: true,
      lowCodes: false,
      overdueReviews: false,
      stoppedWebhooks: false,
      pace: 'at-once',
      language: 'en',
    }
    const path = '/accredit/v1/me/notifications'
    const { url, token } = server
    const chosen = await call(url, 'PUT', path, { token, body: choice })
    assert.equal(chosen.status, 200, chosen.text)
    for (let round = 1; round <= rounds; round += 1) {
      catcher.answer = 'hang'
      const body = { type: 'qualification.denied', customerId: customer('01') }
      const told = await call(server.url, 'POST', '/sandbox/v1/events', {
        token: server.token,
        body,
      })
      assert.equal(told.status, 201, told.text)
      await until(
        async () => catcher.hung.length,
        (count) => count === round,
        'a mail on its way',
      )
      await server.kill()
      catcher.answer = 'take'
      server = await startServerProcess(storage, options)
      const moved = JSON.stringify({ advance: 'PT3M' })
      await fetch(`${server.url}/sandbox/v1/clock`, { method: 'POST', body: moved })
      await until(
        async () => catcher.mails.length,
        (count) => count === round,
        'the mail',
      )
      assert.equal(catcher.mails.at(-1)?.messageId, catcher.hung.at(-1)?.messageId)
    }
    const ids = catcher.mails.map(({ messageId }) => messageId)
    assert.equal(new Set(ids).size, rounds)
  })
})
