import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createToastQueue } from './toast-queue.ts'

it('keeps messages until a component can show them, and shows each once', () => {
  const queue = createToastQueue()
  const shown: string[] = []
  queue.add({ intent: 'info', title: 'early' })
  const stop = queue.attach(({ title }) => shown.push(title))
  queue.add({ intent: 'info', title: 'now' })
  stop()
  queue.add({ intent: 'info', title: 'late' })
  assert.deepEqual(shown, ['early', 'now'])
  queue.attach(({ title }) => shown.push(title))
  assert.deepEqual(shown, ['early', 'now', 'late'])
})
