import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allRoutes } from './all-routes.ts'
import { sellingRoles } from './access.ts'
import { errors } from './errors.ts'
import { openApiDocument } from './openapi.ts'
import type { Route } from './route.ts'
import { commonRefusals, routes } from './routes.ts'
import { sandboxRoutes } from './sandbox-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'

const every = Object.entries(allRoutes) as [string, Route][]

test('no two operations share a method and a path', () => {
  const targets = every.map(
    ([, { method, path }]) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`,
  )
  assert.deepEqual([...new Set(targets)], targets)
})

test('every refusal is in the catalogue, once, and none is a common one', () => {
  for (const [name, { refusals }] of every) {
    assert.deepEqual([...new Set(refusals)], refusals, name)
    for (const refusal of refusals) {
      assert.ok(refusal in errors, `${name}: ${refusal}`)
      assert.ok(!(commonRefusals as readonly string[]).includes(refusal), `${name}: ${refusal}`)
    }
  }
})

test('every error of the catalogue is a refusal of some route', () => {
  const used = new Set<string>([
    ...commonRefusals,
    ...[...every, ...Object.entries(sandboxRoutes)].flatMap(([, { refusals }]) => refusals),
  ])
  const unused = Object.keys(errors).filter((name) => !used.has(name))
  assert.deepEqual(unused, [])
})

test('an operation below a customer says what is wrong with the customer', () => {
  for (const [name, { path, refusals }] of Object.entries(routes) as [string, Route][]) {
    if (!path.includes('{customerId}')) continue
    assert.ok(refusals.includes('InvalidTenantId') && refusals.includes('TenantNotFound'), name)
  }
})

test('every write below /customers needs a selling role, and every read any role', () => {
  for (const [name, { method, path, roles }] of Object.entries(routes) as [string, Route][]) {
    if (!path.startsWith('/v1/customers')) continue
    if (method === 'GET') assert.ok(roles.length > sellingRoles.length, name)
    else assert.deepEqual(roles, sellingRoles, name)
  }
})

test('calls of Partner Center’s API are counted, and requests for a qualification once more', () => {
  for (const [name, { path, throttle }] of every) {
    const asks = name === 'createQualification' || name === 'setQualification'
    const below = /^\/(?:v1\/customers|webhooks\/v1)/.test(path) ? 'partner' : undefined
    assert.equal(throttle, asks ? 'qualification' : below, name)
  }
})

test('qualifications are asked for with a signed-in user only', () => {
  assert.equal(routes.createQualification.appOnly, false)
  assert.equal(routes.getQualifications.appOnly, true)
})

test('the document describes every operation, and each reference leads somewhere', () => {
  const ofSandbox = [...Object.keys(sandboxRoutes), ...Object.keys(signInRoutes)]
  for (const [mode, more] of [
    ['production', []],
    ['sandbox', ofSandbox],
  ] as const) {
    const document = openApiDocument('http://127.0.0.1:8787', { mode }) as {
      paths: Record<string, Record<string, { operationId: string }>>
      components: { schemas: Record<string, unknown> }
    }
    const described = Object.values(document.paths)
      .flatMap((path) => Object.values(path))
      .map(({ operationId }) => operationId)
    assert.deepEqual(described.toSorted(), [...every.map(([name]) => name), ...more].toSorted())
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)
    for (const [, name = ''] of references) assert.ok(name in document.components.schemas, name)
  }
})
