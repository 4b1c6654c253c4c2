import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { customer, startTestService, until } from '../support/service.ts'
import { sqliteStorage } from '../support/stores.ts'

const everythingToAPerson = `
name: cautious
rows:
  - name: everything
    when: {}
    verdict: review
    explanation: Here a person looks at each case.
`

it('decides by the operator’s own policy', async () => {
  await using storage = await sqliteStorage()
  const policy = join(storage.config.data, 'policy.yaml')
  writeFileSync(policy, everythingToAPerson)
  await using service = await startTestService(storage, { policy })
  const token = await service.userToken()
  const path = `/v1/customers/${customer('01')}/qualifications`
  await service.call('POST', path, { token, body: { qualification: 'Education' } })
  const reviewer = await service.userToken('reviewer1@vetting.accredit.test')
  const queue = `/vetting/v1/cases?state=desk&customer=${customer('01')}`
  const { items } = await until(
    async () => (await service.call('GET', queue, { token: reviewer })).json,
    (page) => page.items.length === 1,
    'the case on the desk, which the default policy would approve',
  )
  assert.equal(items[0].policyRow, 'everything')
})

it('does not start with a policy that is none, and says what is wrong', async () => {
  await using storage = await sqliteStorage()
  const policy = join(storage.config.data, 'policy.yaml')
  writeFileSync(
    policy,
    'name: hasty\nrows:\n  - {name: all, when: {}, verdict: approve, explanation: Yes.}\n',
  )
  await assert.rejects(startTestService(storage, { policy }), {
    name: 'ConfigError',
    message: /policy\.yaml is not a valid policy: /,
  })
})
