import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { callMain } from './call-main.ts'

/** Lists bash's completions of a line whose last word is still open. */
function complete(script: string, words: readonly string[]): string[] {
  const line = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}`
  const ask = `${script}\n${line}\n_accredit\nprintf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', ask], { encoding: 'utf8' }).trim().split('\n')
}

test('bash completes commands, options and known values', async (t) => {
  const { stdout: script, code } = await callMain(t, ['completion', 'bash'])
  assert.equal(code, 0)
  assert.deepEqual(complete(script, ['accredit', 'qu']), ['qualify'])
  assert.deepEqual(complete(script, ['accredit', 'qualify', 'x', 'Sta']), ['StateOwnedEntity'])
  assert.deepEqual(complete(script, ['accredit', 'qualify', '--seg']), ['--segment'])
  assert.deepEqual(complete(script, ['accredit', 'serve', '--vet']), ['--vetting-delay'])
  assert.deepEqual(complete(script, ['accredit', 'completion', 'z']), ['zsh'])
})

test('zsh and fish get their own scripts, with explanations', async (t) => {
  const zsh = await callMain(t, ['completion', 'zsh'])
  assert.match(zsh.stdout, /^#compdef accredit\n/)
  assert.match(zsh.stdout, /'wait:wait for the verdict on a request'/)
  const fish = await callMain(t, ['completion', 'fish'])
  assert.match(
    fish.stdout,
    /^complete -c accredit .* -a wait -d 'wait for the verdict on a request'$/m,
  )
})
