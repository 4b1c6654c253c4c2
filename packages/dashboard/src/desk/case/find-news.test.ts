import assert from 'node:assert/strict'
import { it } from 'node:test'
import { findNews } from './find-news.ts'

const entry = (kind: string, actor: string) => ({
  at: '2026-03-06T12:00:00.000Z',
  actor,
  kind,
  data: {},
})
const timeline = [
  entry('opened', 'admin@contoso.onmicrosoft.com'),
  entry('assigned', 'reviewer1@vetting.accredit.test'),
  entry('noted', 'reviewer2@vetting.accredit.test'),
  entry('decided', 'reviewer2@vetting.accredit.test'),
]
const me = 'Reviewer1@vetting.accredit.test'

it('tells what others did since, the newest first', () => {
  const kinds = (seen: number) => findNews(timeline, { seen, me }).map(({ kind }) => kind)
  assert.deepEqual(kinds(1), ['decided', 'noted'])
  assert.deepEqual(kinds(3), ['decided'])
  assert.deepEqual(kinds(4), [])
})
