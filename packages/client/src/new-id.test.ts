import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from './new-id.ts'

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('a new id', () => {
  it('comes from the platform where it offers one', () => {
    assert.match(newId(), guid)
    const id = '00000000-0000-4000-8000-000000000000'
    const refuse = () => assert.fail('bytes were drawn one by one')
    assert.equal(newId({ randomUUID: () => id, getRandomValues: refuse }), id)
  })

  it('is made of random bytes on pages that are not secure', () => {
    const insecure = { getRandomValues: crypto.getRandomValues.bind(crypto) }
    const ids = Array.from({ length: 100 }, () => newId(insecure))
    for (const id of ids) assert.match(id, guid)
    assert.equal(new Set(ids).size, ids.length)
    const ones = newId({ getRandomValues: (bytes) => bytes.fill(255) })
    assert.equal(ones, 'ffffffff-ffff-4fff-bfff-ffffffffffff')
  })
})
