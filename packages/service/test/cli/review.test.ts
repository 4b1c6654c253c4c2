import assert from 'node:assert/strict'
import { it } from 'node:test'
import { customer, startTestService, until } from '../support/service.ts'
import { mintToken } from '../main/support/mint-token.ts'
import { callMain } from './call-main.ts'

const reviewer = ['--as', 'reviewer1@vetting.accredit.test']

it('works through the desk: list, show, deny, undo, approve', async (t) => {
  await using service = await startTestService(undefined)
  const url = ['--url', service.url, ...reviewer]
  const listed = await callMain(t, ['review', 'list', ...url, '--json'])
  assert.equal(listed.code, 0, listed.stderr)
  const [found] = JSON.parse(listed.stdout) as { id: string; companyName: string }[]
  assert.equal(found?.companyName, 'Bellows College')
  const id = found?.id ?? ''

  const shown = await callMain(t, ['review', 'show', id, ...url])
  assert.match(shown.stdout, /Bellows College/)
  const reason = ['--reason', 'Not an Academic Domain']
  const denied = await callMain(t, ['review', 'deny', id, ...reason, ...url, '--json'])
  assert.equal(denied.code, 0, denied.stderr)
  assert.equal((JSON.parse(denied.stdout) as { reason: string }).reason, 'Not an Academic Domain')
  const twice = await callMain(t, ['review', 'approve', id, ...url])
  assert.equal(twice.code, 4)
  assert.match(twice.stderr, /CaseStateConflict/)
  const undone = await callMain(t, ['review', 'undo', id, ...url, '--json'])
  assert.equal((JSON.parse(undone.stdout) as { state: string }).state, 'desk')
  const approved = await callMain(t, ['review', 'approve', id, '--note', 'Welcome.', ...url])
  assert.equal(approved.code, 0, approved.stderr)
  assert.match(approved.stdout, /^State +Decided, not shown yet: Approved$/m)
  assert.match(approved.stderr, /The partner sees it at .* UTC; until then "accredit review undo/)
})

it('takes a case, notes and gives it back, and tells all of it', async (t) => {
  await using service = await startTestService(undefined, { twoPersons: 'on' })
  const first = ['--url', service.url, ...reviewer]
  const second = ['--url', service.url, '--as', 'reviewer2@vetting.accredit.test']
  const listed = await callMain(t, ['review', 'list', '--company', 'bell', ...first, '--json'])
  const [{ id }] = JSON.parse(listed.stdout) as [{ id: string }]
  const run = async (args: readonly string[], code = 0) => {
    const [step = '', ...others] = args
    const ended = await callMain(t, ['review', step, id, ...others])
    assert.equal(ended.code, code, ended.stderr)
    return ended
  }

  const taken = await run(['assign', ...first])
  assert.match(taken.stdout, /^Assignee +reviewer1@vetting\.accredit\.test$/m)
  const mine = await callMain(t, ['review', 'list', '--assignee', 'me', ...first])
  assert.match(mine.stdout, /Bellows College/)
  await run(['assign', 'reviewer2@vetting.accredit.test', ...first])
  assert.doesNotMatch((await run(['release', ...first])).stdout, /Assignee/)
  await run(['note', 'Called the school.', ...first])

  const denied = await run(['deny', '--reason', 'not-an-academic-domain', ...first])
  assert.match(denied.stdout, /^Reason +Not an Academic Domain$/m)
  assert.match(denied.stderr, /A second reviewer has to confirm it: accredit review confirm /)
  const waiting = ['review', 'list', '--confirmation', 'mine']
  assert.match((await callMain(t, [...waiting, ...first])).stdout, /^No case\.$/m)
  assert.match(
    (await callMain(t, [...waiting, ...second])).stdout,
    /shown yet: Denied, to be confirmed/,
  )
  await run(['confirm', ...first], 4)
  await run(['confirm', ...second])

  const { stdout } = await run(['show', ...first])
  assert.match(stdout, /^Partner +Contoso$/m)
  assert.match(stdout, /^Decided by +reviewer1@\S+, reviewer2@\S+$/m)
  assert.match(stdout, /UTC {2}reviewer1@\S+ assigned the case to reviewer2@\S+$/m)
  assert.match(stdout, /UTC {2}reviewer1@\S+ gave the case back$/m)
  assert.match(stdout, /UTC {2}reviewer1@\S+ added a note \(Called the school\.\)$/m)
  const late = await run(['assign', ...first], 4)
  assert.match(late.stderr, /What to do +Run "accredit review show"/)
})

it('gives a case to a person, whoever else has their name', async (t) => {
  await using service = await startTestService(undefined)
  const first = ['--url', service.url, ...reviewer]
  const name = 'reviewer1@vetting.accredit.test'
  const tenant = customer('d001')
  const claims = { upn: name, roles: ['Vetting.Review'] }
  const namesake = await mintToken(service, { tenant, user: 'd1ff', claims })
  assert.equal((await service.call('GET', '/accredit/v1/me', { token: namesake })).status, 200)
  const { stdout: listed } = await callMain(t, ['review', 'list', ...first, '--json'])
  const [{ id }] = JSON.parse(listed) as [{ id: string }]
  const assign = (...to: string[]) => callMain(t, ['review', 'assign', id, ...to, ...first])
  const taken = JSON.parse((await assign('--json')).stdout)
  assert.deepEqual([taken.assignee, taken.assigneeId], [name, `${tenant}.${customer('d101')}`])
  const unclear = await assign(name)
  assert.equal(unclear.code, 4)
  assert.match(unclear.stderr, /More than one reviewer has signed in as reviewer1@/)
  const other = `${tenant}.${customer('d1ff')}`
  assert.ok(unclear.stderr.replaceAll(/\s+/g, '').includes(other), unclear.stderr)
  const given = JSON.parse((await assign(other, '--json')).stdout)
  assert.equal(given.assigneeId, other)
  const unknown = await assign('nobody@vetting.accredit.test')
  assert.match(unknown.stderr, /No reviewer nobody@vetting\.accredit\.test has signed in/)
})

it('shows what speaks against a customer first', async (t) => {
  await using service = await startTestService(undefined)
  const token = await service.userToken()
  const relecloud = customer('11')
  const path = `/v1/customers/${relecloud}/qualifications`
  await service.call('POST', path, { token, body: { qualification: 'Education' } })
  const url = ['--url', service.url, ...reviewer]
  const list = ['review', 'list', '--state', 'desk', '--customer', relecloud, ...url, '--json']
  const [found] = await until(
    async () => JSON.parse((await callMain(t, list)).stdout) as { id: string }[],
    (cases) => cases.length === 1,
    'the case on the desk',
  )
  const { stdout } = await callMain(t, ['review', 'show', found?.id ?? '', ...url])
  const levels = [...stdout.matchAll(/^(fail|warn|pass) /gm)].map(([, level]) => level)
  assert.ok(levels.includes('fail') && levels.includes('warn') && levels.includes('pass'))
  assert.deepEqual(
    levels,
    ['fail', 'warn', 'pass'].flatMap((level) => levels.filter((other) => other === level)),
  )
  assert.match(stdout, /^Policy +incomplete: The record is not complete\./m)
})

it('is refused to a partner, and wants a published reason', async (t) => {
  await using service = await startTestService(undefined)
  const partner = await callMain(t, ['review', 'list', '--url', service.url])
  assert.equal(partner.code, 4)
  assert.match(partner.stderr, /RoleNotAllowed/)
  const invented = ['review', 'deny', 'x', '--reason', 'Because', '--url', service.url]
  const refused = await callMain(t, invented)
  assert.equal(refused.code, 2)
  assert.match(refused.stderr, /It must be one of Not an Education Customer; /)
})
