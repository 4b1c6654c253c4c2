import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { openWriter } from '../../src/store/dialects/sqlite/database.ts'
import { generatedId } from '../../src/sandbox/generate-customer.ts'
import { contosoTenant, startTestService, until } from '../support/service.ts'
import { sqliteStorage } from '../support/stores.ts'
import { generateCustomersCommand } from '../../src/sandbox/generate-customers.ts'

const calls = 64

test('64 POSTs that wait for the disk together share two commits', async () => {
  await using storage = await sqliteStorage()
  await using service = await startTestService(storage, { worker: 'off' })
  const token = await service.userToken()
  const { store } = service.running
  const made = { partnerId: contosoTenant, seed: 1, count: calls }
  await store.run(generateCustomersCommand, made, Date.now())
  const read = async (name: string) => {
    const text = await (await fetch(`${service.url}/metrics`)).text()
    const line = text.split('\n').find((each) => each.startsWith(`${name} `))
    return Number(line?.split(' ')[1])
  }
  const commits = 'accredit_store_commit_seconds_count'
  const before = await read(commits)

  // Another connection holds the disk until all of them wait.
  using holder = openWriter(join(storage.config.data, 'accredit.sqlite'))
  holder.exec('begin immediate')
  const answers = Promise.all(
    Array.from({ length: calls }, (_, index) =>
      service.call('POST', `/v1/customers/${generatedId({ seed: 1, index })}/qualifications`, {
        token,
        body: { qualification: 'Education' },
      }),
    ),
  )
  await until(
    () => read('accredit_calls_under_way{kind="write"}'),
    (waiting) => waiting === calls,
    'all of them wait',
  )
  holder.exec('rollback')
  for (const { status, text } of await answers) assert.equal(status, 201, text)
  // The first one had begun when the others came.
  assert.equal((await read(commits)) - before, 2)
})
