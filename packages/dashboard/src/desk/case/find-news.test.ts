import assert from 'node:assert/strict'
import { it } from 'node:test'
import { findNews } from './find-news.ts'

const entry = (kind: string, actorId?: string) => ({
  at: '2026-03-06T12:00:00.000Z',
  actor: 'rosa@desk.example',
  ...(actorId !== undefined && { actorId }),
  kind,
  data: {},
})
const timeline = [
  entry('opened'),
  entry('assigned', 'staff.rosa'),
  entry('noted', 'staff.another-rosa'),
  entry('decided', 'staff.another-rosa'),
]
const me = 'staff.rosa'

it('finds the steps of others since then, newest first', () => {
  const kinds = (seen: number) => findNews(timeline, { seen, me }).map(({ kind }) => kind)
  assert.deepEqual(kinds(1), ['decided', 'noted'])
  assert.deepEqual(kinds(3), ['decided'])
  assert.deepEqual(kinds(4), [])
})
