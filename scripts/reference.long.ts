import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { npmCommand } from './npm-command.mjs'
import { root } from './root.mjs'

test('the SDK reference has no warnings, and has the examples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-reference-'))
  const { command, before, shell } = npmCommand()
  const args = [...before, 'run', 'reference', '--', '--destination', folder]
  try {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: root,
      shell,
      encoding: 'utf8',
    })
    assert.equal(status, 0, stdout + stderr)
    const page = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8')
    for (const [file, told] of [
      [['functions', 'accredit_testing.startSandbox.html'], 'startSandbox'],
      [['functions', '_accredit_client.createPartner.html'], 'createPartner'],
    ] as const) {
      const example = /<h4[^>]*>Example.*?<\/pre>/s.exec(page(...file))?.[0] ?? ''
      assert.ok(example.replaceAll(/<[^>]+>/g, '').includes(`${told}(`), file.join('/'))
    }
    const index = page('index.html')
    for (const name of ['@accredit/client', '@accredit/client/node', 'accredit/testing']) {
      assert.ok(index.replaceAll('<wbr/>', '').includes(`>${name}<`), name)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
