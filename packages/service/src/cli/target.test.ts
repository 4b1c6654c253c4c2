import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from './failure.ts'
import { resolveTarget } from './target.ts'

const microsoft = 'https://login.microsoftonline.com'

test('the default is the local sandbox', () => {
  assert.deepEqual(resolveTarget({}, {}), {
    baseUrl: 'http://127.0.0.1:8787',
    authority: 'http://127.0.0.1:8787',
    audience: 'https://api.partnercenter.microsoft.com',
    isSandbox: true,
    isMicrosoft: false,
    namesSignIn: false,
    user: undefined,
  })
})

test('a self-hosted service can have its own tokens', () => {
  const url = 'https://vetting.example'
  const environment = { ACCREDIT_AUDIENCE: 'api://accredit' }
  const own = resolveTarget({ url }, environment)
  assert.equal(own.audience, 'api://accredit')
  assert.equal(own.namesSignIn, true)
  assert.equal(resolveTarget({ url, audience: 'api://x' }, environment).audience, 'api://x')
  assert.equal(
    resolveTarget({ cloud: 'global' }, environment).audience,
    'https://api.partnercenter.microsoft.com',
  )
})

test('a service elsewhere signs in by Entra ID, unless it is called as a sandbox user', () => {
  const url = 'https://vetting.example/'
  const own = resolveTarget({ url }, {})
  assert.equal(own.baseUrl, 'https://vetting.example')
  assert.equal(own.authority, microsoft)
  assert.equal(own.isSandbox, false)
  const sandbox = resolveTarget({ url, as: 'a@b.test' }, {})
  assert.equal(sandbox.authority, 'https://vetting.example')
  assert.equal(sandbox.isSandbox, true)
  assert.equal(sandbox.user, 'a@b.test')
  const chosen = resolveTarget({ url }, { ACCREDIT_AUTHORITY: 'https://login.example' })
  assert.equal(chosen.authority, 'https://login.example')
})

test('a cloud has its own addresses; an explicit address keeps only the cloud’s sign-in', () => {
  const china = resolveTarget({ cloud: 'china' }, {})
  assert.equal(china.isMicrosoft, true)
  assert.equal(china.audience, china.baseUrl)
  const mixed = resolveTarget({ cloud: 'usgov', url: 'https://vetting.example' }, {})
  assert.equal(mixed.baseUrl, 'https://vetting.example')
  assert.equal(mixed.authority, 'https://login.microsoftonline.us')
})

test('tokens of Microsoft never go to an address that only the environment names', () => {
  const environment = { ACCREDIT_URL: 'http://127.0.0.1:9', ACCREDIT_AS: 'a@b.test' }
  const target = resolveTarget({ cloud: 'global' }, environment)
  assert.equal(target.baseUrl, 'https://api.partnercenter.microsoft.com')
  assert.equal(target.user, undefined)
  const other = resolveTarget({ url: 'http://localhost:8787' }, { ACCREDIT_CLOUD: 'global' })
  assert.equal(other.isSandbox, true)
})

test('unusable addresses are refused', () => {
  const wrong = ['nowhere', 'ftp://127.0.0.1', 'http://example.com', 'https://a.test/?x=1']
  for (const url of wrong) {
    assert.throws(
      () => resolveTarget({ url }, {}),
      (error) => error instanceof Failure && error.ending === 'usage',
      url,
    )
  }
  assert.equal(resolveTarget({ url: 'http://[::1]:8787' }, {}).isSandbox, true)
})
