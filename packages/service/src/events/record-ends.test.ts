import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import type { Attempt } from '../operations/webhooks/record-attempts.ts'
import type { Store } from '../store/store.ts'
import { createRecorder } from './record-ends.ts'

it('records together what ends together or meanwhile, and keeps nobody waiting for those who come later', async () => {
  const commands: { readonly ids: readonly string[]; readonly end: () => void }[] = []
  const run = (_command: unknown, { attempts }: { attempts: readonly Attempt[] }) =>
    new Promise((resolve) => {
      const ids = attempts.map(({ deliveryId }) => deliveryId)
      commands.push({ ids, end: () => resolve(ids.map(() => 'delivered')) })
    })
  const store = { reader: { dialect: 'sqlite' }, run } as unknown as Store
  const ends: string[] = []
  const watch = { countAttempt: (end: string) => ends.push(end) }
  let open = 2
  const log = pino({ enabled: false })
  const recorder = createRecorder({ store, now: Date.now, log, watch, countOpen: () => open })
  const add = (deliveryId: string) =>
    recorder.add({
      partnerId: 'p',
      deliveryId,
      lease: 'l',
      status: 204,
      milliseconds: 1,
      random: 0,
    })

  const first = Promise.all([add('1'), add('2')])
  open = 4
  const others = Promise.all([add('3'), add('4')])
  commands[0]?.end()
  await first
  assert.deepEqual(ends, ['delivered', 'delivered'])
  commands[1]?.end()
  await others
  // One that may have company soon waits for it, but not for long.
  open = 2
  const alone = add('5')
  assert.equal(commands.length, 2)
  while (commands.length < 3) await sleep(1)
  commands[2]?.end()
  await alone
  assert.deepEqual(
    commands.map(({ ids }) => ids),
    [['1', '2'], ['3', '4'], ['5']],
  )
  assert.equal(ends.length, 5)
})
