import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import type { Instance } from '../../src/http/context.ts'
import { bindApiPage } from '../../src/http/api-page.ts'
import { startTestService } from '../support/service.ts'

test('the page and its files come from this origin, under a policy that allows no other', async () => {
  await using service = await startTestService(undefined)
  const response = await fetch(`${service.url}/docs`)
  const text = await response.text()
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
  const policy = response.headers.get('content-security-policy') ?? ''
  assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; /)
  assert.doesNotMatch(policy, /unsafe|https?:|\*/)
  assert.doesNotMatch(text, /<script(?! src="\/)|<style|<iframe| style=| on\w+=/i)
  assert.ok(text.includes(`${service.url}/contoso.onmicrosoft.com/oauth2/v2.0/token`))
  const links = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link]) => link ?? '')
  assert.ok(links.includes('/docs/swagger-ui-bundle.js'))
  for (const link of links.filter((each) => each.startsWith('/docs/'))) {
    const file = await fetch(service.url + link)
    assert.equal(file.status, 200, link)
    assert.match(file.headers.get('content-type') ?? '', /^text\/(css|javascript); charset=utf-8$/)
    assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
    assert.ok((await file.text()).length > 100, link)
  }
  for (const other of [
    'index.html',
    'package.json',
    'swagger-initializer.js',
    '..%2fpackage.json',
  ]) {
    assert.equal((await fetch(`${service.url}/docs/${other}`)).status, 404, other)
  }
})

test('in production it says where tokens come from, and names no sandbox user', async () => {
  const app = Fastify()
  app.addHook('onRequest', async (request) => {
    const instance = {
      service: { mode: 'production' },
      publicUrl: () => 'https://accredit.example',
    }
    request.instance = instance as Instance
  })
  bindApiPage(app)
  const { body } = await app.inject('/docs')
  assert.ok(body.includes('Tokens come from Entra ID'))
  assert.ok(!body.includes('sandbox'))
})
