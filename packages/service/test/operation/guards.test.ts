import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contosoTenant, customer, startTestService } from '../support/service.ts'

test('whatever a browser may come to is guarded', async () => {
  await using service = await startTestService(undefined)
  const paths = [
    '/',
    '/assets/none.js',
    '/dashboard.json',
    '/devicelogin',
    '/docs',
    '/healthz',
    '/metrics',
    '/no/such/place',
    '/openapi.json',
    '/readyz',
    '/sandbox/v1/clock',
    `/${contosoTenant}/discovery/v2.0/keys`,
    `/${contosoTenant}/oauth2/v2.0/authorize`,
    `/${contosoTenant}/v2.0/.well-known/openid-configuration`,
  ]
  for (const path of paths) {
    const { headers } = await fetch(service.url + path, { redirect: 'manual' })
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
    assert.equal(headers.get('x-frame-options'), 'DENY', path)
    assert.equal(headers.get('referrer-policy'), 'same-origin', path)
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', path)
  }
})

test('an answer of the API has Partner Center’s headers and no others', async () => {
  await using service = await startTestService(undefined)
  const token = await service.userToken()
  const { headers } = await service.call('GET', `/v1/customers/${customer('05')}/qualifications`, {
    token,
  })
  assert.deepEqual([...headers.keys()].toSorted(), [
    'connection',
    'content-length',
    'content-type',
    'date',
    'keep-alive',
    'ms-correlationid',
    'ms-cv',
    'ms-requestid',
    'ms-serverid',
    'request-context',
  ])
})
