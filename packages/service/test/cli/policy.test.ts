import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { defaultPolicy } from '../../src/rules/vetting/default-policy.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { callMain } from './call-main.ts'
import { startCli } from './run-cli.ts'

const cautious = `name: cautious
rows:
  - name: everything
    when: {}
    verdict: review
    explanation: Here a person looks at each case.
`

function write(t: TestContext, text: string): string {
  const file = join(temporaryFolder(t), 'policy.yaml')
  writeFileSync(file, text)
  return file
}

test('the default policy is printed as a file that is one', async (t) => {
  const shown = await callMain(t, ['policy', 'show'])
  assert.equal(shown.code, 0, shown.stderr)
  const checked = await callMain(t, ['policy', 'check', write(t, shown.stdout), '--json'])
  assert.equal(checked.code, 0, checked.stderr)
  assert.deepEqual(JSON.parse(checked.stdout), defaultPolicy.rows)
})

test('the policy in the documentation is one', async (t) => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/vetting.md'), 'utf8')
  const [, example = ''] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? []
  const checked = await callMain(t, ['policy', 'check', write(t, example)])
  assert.equal(checked.code, 0, checked.stderr)
  assert.match(checked.stdout, /^allow-list +approve$/m)
})

test('the configured policy is shown, whatever else is configured', async (t) => {
  const environment = { ACCREDIT_POLICY: write(t, cautious), ACCREDIT_MODE: 'production' }
  const { stdout } = await callMain(t, ['policy', 'show'], { environment })
  assert.match(stdout, /^name: cautious$/m)
})

test('a policy that is none is told line by line', async (t) => {
  const file = write(
    t,
    'name: hasty\nrows:\n  - { name: a, when: { all: [none] }, verdict: approve, explanation: A. }\n  - { name: b, when: {}, verdict: deny, explanation: B. }\n',
  )
  const checked = await callMain(t, ['policy', 'check', file])
  assert.equal(checked.code, 2)
  assert.equal(checked.stdout, '')
  assert.match(checked.stderr, /^Row 1 \("a"\): all has "none", which is no code of a finding\.$/m)
  assert.match(
    checked.stderr,
    /^Row 2 \("b"\) has the reason none, but a denial must have one of /m,
  )
  assert.match(checked.stderr, /is not a valid policy\n {2}What to do {2}\S/)
  const absent = await callMain(t, ['policy', 'check', `${file}.gone`])
  assert.equal(absent.code, 2)
  assert.match(absent.stderr, /cannot be read: there is no such file or folder/)
})

test('a service with a policy of the operator’s own says so', async (t) => {
  const policy = write(t, cautious)
  const serving = startCli(t, ['serve', '--port', '0', '--store', 'memory'], {
    ACCREDIT_POLICY: policy,
  })
  const ready = await serving.written(/qualify .* --wait.*\n/)
  assert.ok(ready.includes(policy), ready)
  serving.child.kill('SIGTERM')
  assert.equal((await serving.ended).code, 0)
})
