import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { callMain } from './call-main.ts'

let service: TestService
before(async () => {
  service = await startTestService(undefined)
})
after(() => service.stop())

const at = () => ({ ACCREDIT_URL: service.url })

test('a token that keeps every rule is told so, with the roles that it gives', async (t) => {
  const ended = await callMain(t, ['doctor', '--as', 'sales@contoso.onmicrosoft.com'], {
    environment: at(),
  })
  assert.equal(ended.code, 0, ended.stderr)
  const rules = ended.stdout.trimEnd().split('\n')
  assert.equal(rules.length, 10)
  for (const line of rules) assert.match(line, /^ok {5}/)
  assert.match(ended.stdout, /^ok +roles +SalesAgent$/m)
})

test('the rule that is broken is named with its fix', async (t) => {
  const ended = await callMain(t, ['doctor', '--as', 'nomfa@contoso.onmicrosoft.com', '--json'], {
    environment: at(),
  })
  assert.equal(ended.code, 3)
  const { findings } = JSON.parse(ended.stdout) as {
    findings: { rule: string; result: string; fix?: string }[]
  }
  const wrong = findings.filter(({ result }) => result === 'wrong')
  assert.deepEqual(
    wrong.map(({ rule }) => rule),
    ['mfa', 'call'],
  )
  assert.match(wrong[0]?.fix ?? '', /multi-factor/)
})

test('it takes a token from a file, from standard input, or from the environment', async (t) => {
  const token = await service.appToken()
  const file = join(temporaryFolder(t), 'token')
  writeFileSync(file, `Authorization: Bearer ${token}\n`)
  const ways = [
    () => callMain(t, ['doctor', file], { environment: at() }),
    () => callMain(t, ['doctor', '-'], { environment: at(), stdin: `${token}\n` }),
    () => callMain(t, ['doctor'], { environment: { ...at(), ACCREDIT_TOKEN: token } }),
  ]
  for (const way of ways) {
    const ended = await way()
    assert.equal(ended.code, 0, ended.stderr)
    assert.match(ended.stdout, /^note +caller +App-only: the application /m)
  }
})

test('what is not for this service is not shown to it', async (t) => {
  const stdin = 'sandbox-refresh:admin@contoso.onmicrosoft.com'
  const ended = await callMain(t, ['doctor', '-'], { environment: at(), stdin })
  assert.equal(ended.code, 3)
  assert.match(ended.stdout, /^wrong +form +no JSON Web Token$/m)
  assert.match(ended.stdout, /^note +call +not tried/m)
})

test('somebody without a role at a partner is told so', async (t) => {
  const environment = {
    ...at(),
    ACCREDIT_TOKEN: await service.userToken('reviewer1@vetting.accredit.test'),
  }
  const ended = await callMain(t, ['doctor'], { environment })
  assert.match(ended.stdout, /^note +roles +reviewer of the vetting desk$/m)
  assert.equal(ended.code, 0)
})
