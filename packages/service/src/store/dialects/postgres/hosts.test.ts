import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoreUnavailable } from '../../unavailable.ts'
import { readHosts, splitHosts } from './hosts.ts'

test('an address of several servers is one address for each', () => {
  assert.deepEqual(splitHosts('postgres://u:p%40,w@a:1,[::1]:2,c/db?x=1,2'), [
    'postgres://u:p%40,w@a:1/db?x=1,2',
    'postgres://u:p%40,w@[::1]:2/db?x=1,2',
    'postgres://u:p%40,w@c/db?x=1,2',
  ])
  for (const one of ['postgresql://host/db', 'postgres:///db?host=/run', 'postgres://h']) {
    assert.deepEqual(splitHosts(one), [one])
  }
})

test('one that fails is left for the next, once however many were there', () => {
  const hosts = readHosts('postgres://a,b,c/db')
  const [a, b, c] = splitHosts('postgres://a,b,c/db') as [string, string, string]
  assert.equal(hosts.current(), a)
  hosts.leave(a)
  hosts.leave(a)
  assert.equal(hosts.current(), b)
  hosts.leave(b)
  assert.equal(hosts.current(), c)
  hosts.leave(c)
  assert.equal(hosts.current(), a)
})

test('a server that cannot write is not what a store may ask for', () => {
  for (const fine of [
    '',
    '?target_session_attrs=read-write',
    '?a=b&target_session_attrs=primary',
  ]) {
    assert.equal(readHosts(`postgres://a,b/db${fine}`).current(), `postgres://a/db${fine}`)
  }
  for (const wrong of ['any', 'standby', 'prefer-standby', 'read-only']) {
    assert.throws(
      () => readHosts(`postgres://a,b/db?target_session_attrs=${wrong}`),
      (error) => error instanceof StoreUnavailable && error.message.includes(wrong),
    )
  }
})
