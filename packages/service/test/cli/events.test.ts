import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { it, type TestContext } from 'node:test'
import type { QualificationEvent } from '@accredit/client'
import { startReceiver } from '../events/receiver.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { customer, startTestService, until } from '../support/service.ts'
import { callMain, type TestSurroundings } from './call-main.ts'

const waits: NonNullable<TestSurroundings['sleep']> = async (milliseconds, signal) => {
  await sleep(milliseconds, undefined, { signal })
}

/** Runs `accredit listen` until it is told to end. */
function listen(t: TestContext, args: readonly string[], more: TestSurroundings) {
  const ended = new AbortController()
  let written = ''
  const running = callMain(t, ['listen', ...args], {
    ...more,
    stop: ended.signal,
    sleep: waits,
    onWrite: (text) => (written += text),
  })
  return {
    written: () => written,
    said: (what: RegExp) =>
      until(
        async () => written,
        (text) => what.test(text),
        String(what),
      ),
    async end() {
      ended.abort()
      return running
    },
  }
}

it('listens without a public address, with one secret per sign-in, over lost connections', async (t) => {
  const service = await startTestService(undefined)
  t.after(() => service.stop())
  await using receiver = await startReceiver()
  const homeFolder = temporaryFolder(t)
  const surroundings = { homeFolder, environment: { ACCREDIT_URL: service.url } }
  const first = listen(t, ['--forward-to', receiver.url], surroundings)
  await first.said(/Signing secret: whsec_/)
  const secretOf = (text: string) => /^Signing secret: (whsec_\S+)$/m.exec(text)?.[1] ?? ''
  receiver.secrets = [secretOf(first.written())]
  assert.match(first.written(), new RegExp(`^Ready: forwarding to ${receiver.url}$`, 'm'))

  const denied = ['trigger', 'qualification.denied', '--reason', 'Not an Academic Domain']
  const triggered = await callMain(t, [...denied, '--json'], surroundings)
  assert.equal(triggered.code, 0, triggered.stderr)
  const event = JSON.parse(triggered.stdout) as QualificationEvent
  await until(
    async () => receiver.received,
    (seen) => seen.length === 1,
    'the event',
  )
  assert.deepEqual(receiver.forged, [])
  assert.deepEqual(receiver.received[0]?.event, event)
  await first.said(new RegExp(`qualification.denied .*${event.id}.* 204`))

  // Sent again it comes again, under its id.
  const again = await callMain(t, ['events', 'resend', event.id], surroundings)
  assert.equal(again.code, 0, again.stderr)
  await until(
    async () => receiver.received,
    (seen) => seen.length === 2,
    'the event again',
  )
  assert.equal(receiver.received[1]?.headers['webhook-id'], event.id)

  assert.equal((await first.end()).code, 0)
  const second = listen(t, ['--forward-to', receiver.url, '--events', 'code.low'], surroundings)
  await second.said(/Signing secret/)
  assert.equal(secretOf(second.written()), receiver.secrets[0])
  await callMain(t, ['trigger', 'code.redeemed'], surroundings)
  await callMain(t, ['trigger', 'code.low'], surroundings)
  await second.said(/code\.low .* 204/)
  assert.equal(receiver.received.length, 3)

  // A receiver that is away is told of, and what comes later goes on.
  receiver.answer = (response) => response.destroy()
  await callMain(t, ['trigger', 'code.low'], surroundings)
  await second.said(/code\.low .* (UND_ERR_SOCKET|ECONNRESET)/)

  await service.stop()
  await second.said(/The connection is gone; reconnecting\./)
  await second.end()
})

it('ends well while its receiver has not answered yet', async (t) => {
  await using service = await startTestService(undefined)
  await using receiver = await startReceiver()
  const environment = { ACCREDIT_URL: service.url }
  const listening = listen(t, ['--forward-to', receiver.url], { environment })
  await listening.said(/Signing secret/)
  let asked = false
  receiver.answer = () => (asked = true)
  await callMain(t, ['trigger', 'code.low'], { environment })
  await until(
    async () => asked,
    (isAsked) => isAsked,
    'the event at the receiver',
  )
  assert.equal((await listening.end()).code, 0)
})

it('lists, shows and sends events again, and manages webhooks', async (t) => {
  await using service = await startTestService(undefined)
  await using receiver = await startReceiver()
  const run = async (...args: string[]) => {
    const environment = { ACCREDIT_URL: service.url }
    const ended = await callMain(t, args, { environment, sleep: waits })
    return ended
  }
  const added = await run('webhooks', 'add', receiver.url, '--events', 'code.low,code.redeemed')
  assert.equal(added.code, 0, added.stderr)
  assert.match(added.stdout, /whsec_/)
  assert.match(added.stderr, /shown this once/)
  const id = /[0-9a-f-]{36}/.exec(added.stdout)?.[0] ?? ''
  receiver.secrets = [/whsec_\S+/.exec(added.stdout)?.[0] ?? '']
  assert.match((await run('webhooks', 'list')).stdout, /on .*code\.redeemed, code\.low/)

  const tested = await run('webhooks', 'test', id)
  assert.equal(tested.code, 0, tested.stderr)
  assert.match(tested.stdout, /delivered[^]*204/)
  receiver.answer = (response) => response.writeHead(500).end('broken')
  const broken = await run('webhooks', 'test', id)
  assert.equal(broken.code, 4)
  assert.match(broken.stdout, /500[^]*broken/)
  assert.deepEqual(receiver.forged, [])

  await run('trigger', 'customer.created', '--customer', customer('02'))
  const list = await run('events', 'list', '--type', 'customer.created', '--json')
  const [event] = JSON.parse(list.stdout) as QualificationEvent[]
  assert.equal(event?.data.customerId, customer('02'))
  assert.match((await run('events', 'list')).stdout, /customer\.created/)
  assert.match((await run('events', 'show', event.id)).stdout, /Wingtip University/)
  const unknown = await run('events', 'show', customer('99'))
  assert.equal(unknown.code, 4)

  const rotated = await run('webhooks', 'rotate', id)
  assert.match(rotated.stdout, /whsec_/)
  assert.ok(!rotated.stdout.includes(receiver.secrets[0] ?? ''))
  assert.equal((await run('webhooks', 'remove', id)).code, 0)
  assert.equal((await run('webhooks', 'list')).stdout, 'No webhook.\n')
  assert.equal((await run('webhooks', 'add', 'https://10.0.0.1/')).code, 4)
  assert.equal((await run('trigger', 'nonsense')).code, 2)
  assert.equal((await run('listen', '--forward-to', 'nonsense')).code, 2)
})
