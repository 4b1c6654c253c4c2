import assert from 'node:assert/strict'
import { test } from 'node:test'
import { skipEchoes } from './skip-echoes.mjs'

test('a signal counts once within a second, whatever others arrive', () => {
  let time = 0
  const seen: string[] = []
  const receive = skipEchoes(
    (name) => seen.push(`${time} ${name}`),
    () => time,
  )
  for (time of [0, 1, 999]) receive('SIGINT')
  receive('SIGTERM')
  for (time of [1000, 1001]) receive('SIGINT')
  assert.deepEqual(seen, ['0 SIGINT', '999 SIGTERM', '1000 SIGINT'])
})
