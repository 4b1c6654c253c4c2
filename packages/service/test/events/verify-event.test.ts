import assert from 'node:assert/strict'
import { it } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { EventVerificationError, signTestEvent, verifyEvent } from '@accredit/client'

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const other = `whsec_${Buffer.alloc(32, 2).toString('base64')}`
const event = { id: 'an-id', type: 'code.low', data: { text: 'Direcção – 学校' } }
const hour = 3_600_000

it('verifies what the library of Standard Webhooks signs, and the other way round', async () => {
  const at = new Date()
  const body = JSON.stringify(event)
  const headers = {
    'webhook-id': event.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(event.id, at, body),
  }
  assert.deepEqual(await verifyEvent(body, headers, secret), event)
  assert.deepEqual(
    await verifyEvent(Buffer.from(body), new Headers(headers), [other, secret]),
    event,
  )
  const signed = await signTestEvent(event, [other, secret])
  for (const one of [secret, other]) {
    const read = new Webhook(one).verify(signed.body, signed.headers) as { id: string }
    assert.equal(read.id, event.id)
    assert.equal((await verifyEvent(signed.body, signed.headers, one)).id, event.id)
  }
})

it('refuses what was changed, is old, or was signed by somebody else', async () => {
  const { body, headers } = await signTestEvent(event, secret)
  const refused: [string, string, Record<string, string>, string | string[], (() => number)?][] = [
    ['signature', body, headers, other],
    ['signature', body, headers, []],
    ['signature', body.replace('low', 'lov'), headers, secret],
    ['signature', `${body} `, headers, secret],
    ['signature', body, { ...headers, 'webhook-id': 'another' }, secret],
    ['signature', body, { ...headers, 'webhook-signature': 'v2,abc v1a,def' }, secret],
    ['time', body, headers, secret, () => Date.now() + hour],
    ['time', body, headers, secret, () => Date.now() - hour],
    ['time', body, { ...headers, 'webhook-timestamp': 'now' }, secret],
    ['headers', body, { ...headers, 'webhook-signature': '' }, secret],
    ['headers', body, {}, secret],
  ]
  for (const [reason, sent, given, secrets, now] of refused) {
    await assert.rejects(verifyEvent(sent, given, secrets, { now }), (error) => {
      assert.ok(error instanceof EventVerificationError)
      assert.equal(error.reason, reason)
      return true
    })
  }
  const wrong = await signTestEvent({ ...event, id: 'one' }, secret)
  const noEvent = new Webhook(secret).sign('two', new Date(), wrong.body)
  const stamped = { ...wrong.headers, 'webhook-id': 'two', 'webhook-signature': noEvent }
  await assert.rejects(verifyEvent(wrong.body, stamped, secret), { reason: 'body' })
  await assert.rejects(verifyEvent(body, headers, 'whsec_!'), TypeError)
})
