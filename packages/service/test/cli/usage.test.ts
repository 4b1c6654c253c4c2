import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callMain } from './call-main.ts'

const id = 'c0de0000-0000-4000-8000-000000000001'

const wrong: readonly { args: string[]; says: RegExp; environment?: Record<string, string> }[] = [
  { args: ['qualfy'], says: /unknown command 'qualfy'\n\(Did you mean qualify\?\)/ },
  { args: ['qualify', id], says: /missing required argument 'qualification'/ },
  { args: ['qualify', 'northwind', 'Education'], says: /must be the customer’s Microsoft ID/ },
  { args: ['qualify', id, 'Scholar'], says: /must be one of Education, GovernmentCommunityCloud/ },
  { args: ['qualify', id, 'Education', '--segment', 'x'], says: /must be one of K12, Higher/ },
  { args: ['status', id, '--bogus'], says: /unknown option '--bogus'/ },
  { args: ['wait', id, '--timeout', 'soon'], says: /must be a time such as 90s/ },
  { args: ['customers', '--limit', '0'], says: /must be a whole number above 0/ },
  { args: ['customers', '--url', 'foo'], says: /--url \(ACCREDIT_URL\) is "foo"/ },
  { args: ['customers', '--url', 'http://192.0.2.1'], says: /over https only/ },
  { args: ['customers', '--cloud', 'mars'], says: /Allowed choices are global, usgov, china/ },
  {
    args: ['customers'],
    environment: { ACCREDIT_CLOUD: 'mars' },
    says: /ACCREDIT_CLOUD\) is "mars"/,
  },
  { args: ['customers', '--as', 'admin'], says: /must be a full user name/ },
  { args: ['customers', '--cloud', 'global', '--as', 'a@b.test'], says: /a user of the sandbox/ },
  {
    args: ['customers'],
    environment: { ACCREDIT_CLIENT_SECRET: 'x' },
    says: /needs ACCREDIT_TENANT and ACCREDIT_CLIENT_ID/,
  },
  {
    args: ['customers'],
    environment: { ACCREDIT_TOKEN: 'x', ACCREDIT_TOKEN_FILE: '/x' },
    says: /not both/,
  },
  { args: ['customers'], environment: { ACCREDIT_TOKEN: 'a\u2192b' }, says: /ACCREDIT_TOKEN has/ },
  { args: ['customers'], environment: { ACCREDIT_TOKEN_FILE: '/no' }, says: /cannot be read/ },
  { args: ['token', '--cloud', 'global', '--lifetime', '5s'], says: /works with a sandbox only/ },
  { args: ['serve', '--port', 'abc'], says: /^Error: --port is "abc", but it must be a whole/ },
  { args: ['serve'], environment: { ACCREDIT_PROT: '1' }, says: /ACCREDIT_PROT: no such option/ },
  {
    args: ['serve', '--reviewer-tenants', id],
    says: /is for production mode, but the mode is sandbox/,
  },
  { args: ['serve', '--tenants', id], says: /--tenants is now called --reviewer-tenants/ },
  {
    args: ['serve'],
    environment: { ACCREDIT_TENANTS: id },
    says: /ACCREDIT_TENANTS is now called ACCREDIT_REVIEWER_TENANTS/,
  },
  {
    args: ['serve', '--worker', 'perhaps'],
    says: /--worker is "perhaps", but it must be on or off/,
  },
  {
    args: ['doctor', '--store', 'memory'],
    says: /only a PostgreSQL database has a layout to show\n +What to do +Name it with --store/,
  },
  { args: ['migrate', '--store', 'memory'], says: /nothing to migrate/ },
  { args: ['work', '--mode', 'sandbox'], says: /a sandbox runs its own worker/ },
  { args: ['codes', 'x', 'y'], says: /too many arguments: "x" and "y" must go; .* takes 0$/m },
  { args: ['status', id, 'more'], says: /too many arguments: "more" must go; .* takes 1$/m },
  {
    args: ['help', 'qualfy'],
    says: /^Error: unknown command 'qualfy'\n\(Did you mean qualify\?\)/,
  },
  { args: ['clock', '--to', 'yesterday'], says: /must be a day or a time in ISO 8601/ },
  { args: ['clock', '--to', '2099-02-30'], says: /must be a day or a time in ISO 8601/ },
  { args: ['report', '--since', '2026-11-31'], says: /must be a day or a time such as/ },
  {
    args: ['serve', '--host', '999.1.1.1', '--port', '0', '--store', 'memory'],
    says: /--host is 999.1.1.1, which is no address of this machine/,
  },
  {
    args: ['serve', '--public-url', 'accredit.example'],
    says: /--public-url is "accredit.example", but it must be an http\(s\) address/,
  },
  { args: ['watch', '--every', '0s'], says: /must be a time of at least one second/ },
  { args: ['watch', '--since', '90d'], says: /within the last 89 days/ },
  { args: ['watch', '--mail', 'ops'], says: /must be e-mail addresses/ },
  { args: ['completion', 'tcsh'], says: /Allowed choices are bash, zsh, fish/ },
]

for (const { args, environment = {}, says } of wrong) {
  const given = Object.entries(environment).map(([name, value]) => `${name}=${value} `)
  test(`wrong usage ends with 2: ${given.join('')}accredit ${args.join(' ')}`, async (t) => {
    const ended = await callMain(t, args, { environment })
    assert.match(ended.stderr, says)
    assert.equal(ended.code, 2)
    assert.equal(ended.stdout, '')
    assert.doesNotMatch(ended.stderr, /^ +at /m)
  })
}

test('nobody is signed in for a service elsewhere: 3, and what to set', async (t) => {
  const ended = await callMain(t, ['customers', '--cloud', 'china'])
  assert.equal(ended.code, 3)
  assert.match(ended.stderr, /^Not signed in: nobody is signed in for https:\/\/partner\./)
  assert.match(ended.stderr, /accredit login/)
})

test('nothing behind the name starts the sandbox', async (t) => {
  const ended = await callMain(t, [], { environment: { ACCREDIT_PORT: 'any' } })
  assert.equal(ended.code, 2)
  assert.match(ended.stderr, /ACCREDIT_PORT is "any"/)
})

test('help goes to standard output and names every command', async (t) => {
  const help = await callMain(t, ['--help'])
  assert.equal(help.code, 0)
  assert.equal(help.stderr, '')
  const named = 'serve work migrate customers customer codes qualify status explain wait login'
  for (const name of `${named} logout token doctor clock completion help`.split(' ')) {
    assert.match(help.stdout, new RegExp(`^  ${name}\\b`, 'm'))
  }
  assert.match(help.stdout, /^ {2}5 {2}the verdict is a denial$/m)
  const work = await callMain(t, ['work', '--help'])
  assert.match(work.stdout, /\[ACCREDIT_MODE\] \(default: production\)/)
  const version = await callMain(t, ['--version'])
  assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/)
  assert.equal(version.code, 0)
})
