import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sandboxRoutes, signInRoutes } from '@accredit/contract'
import Fastify from 'fastify'
import type { Issuer } from '../../src/identity/issuer/issuer.ts'
import { registerIssuer } from '../../src/identity/issuer/routes.ts'
import { registerNames } from '../../src/sandbox/name-routes.ts'
import { registerSandbox } from '../../src/sandbox/routes.ts'
import type { Sandboxes } from '../../src/sandbox/sandboxes.ts'

/** Pages of the sign-in that only people and the pages themselves use. */
const pages = [
  'GET /devicelogin',
  'GET /common/oauth2/send-form.js',
  'POST /devicelogin',
  'POST /{tenant}/oauth2/authorize',
  'POST /{tenant}/oauth2/v2.0/authorize',
]

test('every route of the sandbox and of its sign-in is described', async () => {
  const app = Fastify()
  const bound: string[] = []
  app.addHook('onRoute', ({ method, url }) => {
    const path = url.replaceAll(/:(\w+)/g, '{$1}')
    // Refusals of names that no sandbox has.
    if (path.startsWith('/s/')) return
    for (const one of [method].flat()) if (one !== 'HEAD') bound.push(`${one} ${path}`)
  })
  // Nothing is called.
  await registerIssuer(app, () => ({}) as Issuer)
  await registerSandbox(app)
  await registerNames(app, {} as Sandboxes)
  const described = Object.values({ ...sandboxRoutes, ...signInRoutes }).map(
    ({ method, path }) => `${method} ${path}`,
  )
  assert.deepEqual(bound.toSorted(), [...described, ...pages].toSorted())
})
