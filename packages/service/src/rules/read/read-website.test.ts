import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sayPlainly } from '@accredit/contract'
import { readWebsite } from './read-website.ts'

const readable: [string, string][] = [
  ['example.edu', 'example.edu'],
  [' Example.EDU ', 'example.edu'],
  ['example.edu.', 'example.edu'],
  ['https://www.ox.ac.uk/about?x=1#top', 'www.ox.ac.uk'],
  ['HTTP://EXAMPLE.EDU', 'example.edu'],
  ['example.edu/@staff', 'example.edu'],
  ['example.edu:8080', 'example.edu'],
  ['https://example.edu:8443/x', 'example.edu'],
  ['universität-köln.example', 'xn--universitt-kln-eib50a.example'],
  ['https://大学.example', 'xn--pss25c.example'],
  ['deny-not-an-academic-domain.accredit.test', 'deny-not-an-academic-domain.accredit.test'],
]

for (const [text, host] of readable) {
  test(`${JSON.stringify(text)} is the host ${host}`, () => {
    assert.deepEqual(readWebsite(text), { ok: true, host })
  })
}

const unreadable: [string, RegExp][] = [
  ['', /must not be empty/],
  ['   ', /must not be empty/],
  ['example edu', /no spaces/],
  ['exam\u200Bple.edu', /invisible/],
  ['example.edu\\evil.test', /backslashes/],
  ['ftp://example.edu', /http/],
  ['mailto:office@example.edu', /http/],
  ['javascript:alert(1)', /http/],
  ['https:///example.edu', /http/],
  ['http:example.edu', /http/],
  ['//example.edu', /valid|two labels/],
  ['https://user:secret@example.edu', /user name/],
  ['office@example.edu', /user name/],
  ['127.0.0.1', /IP address/],
  ['http://2130706433/', /IP address/],
  ['http://[::1]/', /IP address/],
  ['localhost', /two labels/],
  ['-x.edu', /two labels|valid/],
  ['a_b.edu', /two labels|valid/],
  ['exa%6dple.edu', /% codes/],
  [`${'a'.repeat(64)}.edu`, /two labels|valid/],
  [`example.edu/${'a'.repeat(255)}`, /at most 255/],
]

for (const [text, rule] of unreadable) {
  test(`${JSON.stringify(text.slice(0, 40))} is refused with a rule`, () => {
    const website = readWebsite(text)
    assert.ok(!website.ok)
    assert.match(sayPlainly(website.broken), rule)
  })
}

test('any text gets a result, and an accepted host is read back unchanged', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (text) => {
      const website = readWebsite(text)
      if (website.ok) assert.deepEqual(readWebsite(website.host), website)
      else assert.match(sayPlainly(website.broken), /must/)
    }),
  )
})

test('a host name has at most 253 characters', () => {
  const labels = (last: number) => [63, 63, 63, last].map((length) => 'a'.repeat(length)).join('.')
  assert.equal(labels(61).length, 253)
  assert.deepEqual(readWebsite(labels(61)), { ok: true, host: labels(61) })
  assert.equal(readWebsite(labels(62)).ok, false)
})
