import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { CloseStack } from './close-stack.ts'

suite('CloseStack', () => {
  test('closes in reverse order, each once, and continues after a failure', async () => {
    const closed: string[] = []
    const stack = new CloseStack()
    stack.defer(() => closed.push('first'))
    stack.defer(() => Promise.reject(new Error('second does not close')))
    stack.defer(async () => {
      await Promise.resolve()
      closed.push('third')
    })
    await assert.rejects(stack.close(), /second does not close/)
    assert.deepEqual(closed, ['third', 'first'])
    await stack.close()
    assert.equal(closed.length, 2)
  })

  test('names every failure', async () => {
    const stack = new CloseStack()
    stack.defer(() => Promise.reject(new Error('one')))
    stack.defer(() => {
      throw new Error('two')
    })
    await assert.rejects(stack.close(), (error: AggregateError) => error.errors.length === 2)
  })

  test('runs moved steps after the scope has ended', async () => {
    let closed = 0
    const open = await (async () => {
      await using opened = new CloseStack()
      opened.defer(() => (closed += 1))
      return opened.move()
    })()
    assert.equal(closed, 0)
    await open.close()
    assert.equal(closed, 1)
  })
})
