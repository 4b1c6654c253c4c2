import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { startCli } from '../cli/run-cli.ts'
import { addBusinessDays } from '../../src/rules/add-business-days.ts'
import { copyWithRow } from '../support/copy-with-row.ts'
import { customer, publicApp } from '../support/service.ts'

const adminAgent = 'admin@contoso.onmicrosoft.com'
const salesAgent = 'sales@contoso.onmicrosoft.com'
const reviewer = 'reviewer1@vetting.accredit.test'
const tenants = { contoso: 'c0de0000-0000-4000-8000-00000000a001', desk: 'vetting.accredit.test' }

test('one row makes a qualification: asked for, vetted, decided at the desk, and explained', async (t) => {
  const bin = join(copyWithRow(t), 'packages/service/src/bin.ts')
  const serve = '--port 0 --store memory --vetting-delay PT0S --show-delay PT0S --log-level silent'
  const server = startCli(t, ['serve', ...serve.split(' ')], {}, bin)
  const [, url = ''] =
    /(http:\/\/127\.0\.0\.1:\d+)/.exec(await server.written(/http:\/\/127\S+\d/)) ?? []
  const run = async (...args: string[]) => {
    const running = startCli(t, [...args, '--url', url], { NO_COLOR: '1' }, bin)
    running.child.stdin.end()
    return running.ended
  }
  const tokenOf = async (upn: string) => {
    const tenant = upn === reviewer ? tenants.desk : tenants.contoso
    const answer = await fetch(`${url}/${tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: publicApp,
        refresh_token: `sandbox-refresh:${upn}`,
        scope: 'https://api.partnercenter.microsoft.com/user_impersonation',
      }),
    })
    return ((await answer.json()) as { access_token: string }).access_token
  }
  const token = await tokenOf(adminAgent)
  const qualifications = `/v1/customers/${customer('01')}/qualifications`
  const request = { qualification: 'research-institute', website: 'review.accredit.test' }

  const sales = await tokenOf(salesAgent)
  const wrongRole = await call(url, 'POST', qualifications, { token: sales, body: request })
  assert.equal(wrongRole.json.errorName, 'RoleNotAllowed')
  const clash = `/v1/customers/${customer('08')}/qualifications`
  const excluded = await call(url, 'POST', clash, { token, body: request })
  assert.equal(excluded.json.errorName, 'QualificationCombinationNotAllowed')

  const asked = await run('qualify', customer('01'), 'ri', '--website', request.website, '--json')
  assert.equal(asked.code, 0, asked.stderr)
  assert.deepEqual(
    [JSON.parse(asked.stdout).qualification, JSON.parse(asked.stdout).vettingStatus],
    ['ResearchInstitute', 'InReview'],
  )

  const desk = await tokenOf(reviewer)
  const found = await waitForCase(url, desk)
  assert.equal(found.qualification, 'ResearchInstitute')
  assert.equal(Date.parse(found.slaDueAt), addBusinessDays(Date.parse(found.openedAt), 10))
  const decide = (reason: string) =>
    call(url, 'POST', `/vetting/v1/cases/${found.id}/decision`, {
      token: desk,
      body: { verdict: 'deny', reason },
      headers: { 'if-match': found.etag },
    })
  assert.equal((await decide('Not an Academic Domain')).json.errorName, 'EnumNotParsable')
  assert.equal((await decide('Not an eligible Museum')).status, 200)

  const denied = await run('wait', customer('01'), 'ResearchInstitute', '--timeout', 'PT20S')
  assert.equal(denied.code, 5, denied.stderr)
  const explained = await run('explain', customer('01'))
  assert.match(explained.stdout, /^Reason {9}Not an eligible Museum$/m)
  assert.match(explained.stdout, /^Requests left {3}0 of 1, for ResearchInstitute$/m)
  const again = await call(url, 'POST', qualifications, { token, body: request })
  assert.equal(again.json.errorName, 'VerificationRequestLimitReached')
  assert.match(again.json.description, /all 1 ResearchInstitute verification/)
})

/** Calls the copy; its answers are not those that the published description declares. */
async function call(
  url: string,
  method: string,
  path: string,
  sent: { token: string; body?: object; headers?: Record<string, string> },
) {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${sent.token}`, ...sent.headers },
    ...(sent.body && { body: JSON.stringify(sent.body) }),
  })
  // oxlint-disable-next-line typescript/no-explicit-any
  return { status: response.status, json: (await response.json()) as any }
}

async function waitForCase(url: string, token: string) {
  for (let tries = 0; ; tries += 1) {
    const list = await call(url, 'GET', `/vetting/v1/cases?state=desk&customer=${customer('01')}`, {
      token,
    })
    const [first] = list.json.items
    if (first) return (await call(url, 'GET', `/vetting/v1/cases/${first.id}`, { token })).json
    if (tries > 200) throw new Error('the case never reached the desk')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
