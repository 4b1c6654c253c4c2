import assert from 'node:assert/strict'
import { it } from 'node:test'
import { startTestService } from '../support/service.ts'
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
  assert.match(approved.stdout, /approve/)
})

it('is refused to a partner, and wants a published reason', async (t) => {
  await using service = await startTestService(undefined)
  const partner = await callMain(t, ['review', 'list', '--url', service.url])
  assert.equal(partner.code, 4)
  assert.match(partner.stderr, /RoleNotAllowed/)
  const invented = ['review', 'deny', 'x', '--reason', 'Because', '--url', service.url]
  assert.equal((await callMain(t, invented)).code, 2)
})
