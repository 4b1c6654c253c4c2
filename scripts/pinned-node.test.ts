import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { isAtLeast, pinnedNode } from './pinned-node.mjs'

test('versions are compared number by number', () => {
  assert.equal(isAtLeast('24.21.0', '24.18.0'), true)
  assert.equal(isAtLeast('24.18.0', '24.18.0'), true)
  assert.equal(isAtLeast('26.0.0', '24.18.0'), true)
  assert.equal(isAtLeast('24.9.9', '24.18.0'), false)
  assert.equal(isAtLeast('20.20.2', '24.18.0'), false)
})

test('the found Node runs TypeScript', () => {
  const args = ['--input-type=module-typescript', '--eval', 'const x: number = 5; console.log(x)']
  assert.equal(execFileSync(pinnedNode(), args, { encoding: 'utf8' }), '5\n')
})
