import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readEventStream, type StreamMessage } from './read-event-stream.ts'

async function read(...pieces: string[]): Promise<StreamMessage[]> {
  async function* arrive() {
    yield* pieces
  }
  const messages: StreamMessage[] = []
  for await (const message of readEventStream(arrive())) messages.push(message)
  return messages
}

const stream =
  'retry: 500\n: after 3\n\nid: 4\nevent: x\ndata: {"a":1}\n\n: alive\n\nid:5\ndata:b\ndata:c\n\n'
const messages = [
  { id: '', retryMs: 500 },
  { id: '4', data: '{"a":1}' },
  { id: '5', data: 'b\nc' },
]

it('reads messages, however the stream was cut', async () => {
  assert.deepEqual(await read(stream), messages)
  assert.deepEqual(await read(...stream), messages)
})

it('takes every kind of line end, also one that was cut in two', async () => {
  assert.deepEqual(await read(...stream.replaceAll('\n', '\r\n')), messages)
  assert.deepEqual(await read(`${stream.replaceAll('\n', '\r')} `), messages)
})

it('keeps the id until another one comes, and leaves out what was not finished', async () => {
  assert.deepEqual(await read('id: 1\n\ndata: a\n\ndata: b\n'), [{ id: '1', data: 'a' }])
})

it('refuses a line without end', async () => {
  await assert.rejects(read('x'.repeat(2_000_000)), /without end/)
})
