import assert from 'node:assert/strict'
import { it } from 'node:test'
import { websiteAddress } from './website-address.ts'

it('finds the address of a host or a link', () => {
  assert.equal(websiteAddress('school.example'), 'https://school.example/')
  assert.equal(websiteAddress(' http://school.example/a '), 'http://school.example/a')
  assert.equal(websiteAddress('school.example:8443/x'), 'https://school.example:8443/x')
})

it('links to nothing else', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'not a site', 'ftp://x.example']) {
    assert.equal(websiteAddress(text), undefined, text)
  }
})
