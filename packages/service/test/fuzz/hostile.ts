import type { Random } from './random.ts'

/** Texts that somebody careless would trip over, wherever they are put. */
const texts: readonly string[] = [
  '',
  ' ',
  '\t\r\n',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202e\u2066',
  '\u2028\u2029',
  'ﷺ'.repeat(18),
  '👩‍👩‍👧‍👦',
  'İıſK',
  'ß'.repeat(200),
  'a'.repeat(300),
  'x'.repeat(5_000),
  '9'.repeat(400),
  '-0',
  '1e999',
  'NaN',
  'Infinity',
  '0x10',
  '٣',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "' or '1'='1",
  "'; drop table customer; --",
  '\\',
  '%',
  '%s%n%x',
  '_%_',
  '${7*7}',
  '{{7*7}}',
  '{name}',
  '$1$&$`',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '../../../../etc/passwd',
  '..\\..\\windows',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data',
  'http://[::1]:22/',
  '//evil.example',
  'a\r\nSet-Cookie: x=1',
  'W/"1"',
  '*',
  '"',
  '2026-13-45',
  '0000-00-00',
  '9999-12-31T23:59:60Z',
  '-271821-04-19T23:59:59Z',
  '2020-09-246',
  'P1D',
  'PT1E9S',
  'c0de0000-0000-4000-8000-00000000000g',
  '{c0de0000-0000-4000-8000-000000000001}',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'xn--80ak6aa92e.com',
  'a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p',
  `${'a'.repeat(64)}.example`,
  'exa\u00admple.edu',
  'ｅｘａｍｐｌｅ.edu',
]

/** A text that nobody hopes for. */
export function hostileText(random: Random): string {
  if (random.chance(0.8)) return random.pick(texts)
  const length = 1 + random.below(40)
  return Array.from({ length }, () => String.fromCharCode(random.below(0x10000))).join('')
}

/** A value of JSON that nobody hopes for. */
export function hostileValue(random: Random): unknown {
  switch (random.below(9)) {
    case 0:
      return null
    case 1:
      return random.chance(0.5)
    case 2:
      return random.pick([0, -1, 1.5, 5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 1e-320])
    case 3:
      return []
    case 4:
      return {}
    case 5:
      return [hostileText(random), null, {}]
    case 6:
      return { [hostileText(random)]: hostileText(random), $ne: null }
    default:
      return hostileText(random)
  }
}

const wholeBodies: readonly ((random: Random) => string | Uint8Array)[] = [
  () => '',
  () => ' ',
  () => '\ufeff{}',
  () => '{',
  () => '{"a":',
  () => '{"a":1,}',
  () => "{'a':1}",
  () => '{} {}',
  () => '// comment\n{}',
  () => '{"qualification":NaN}',
  () => '{"__proto__":{"qualification":"Education"},"constructor":{"prototype":{}}}',
  () => '{"qualification":"Education","Qualification":"StateOwnedEntity"}',
  () => '{"qualification":"\\ud800"}',
  () => '{"qualification":1e999}',
  () => '['.repeat(20_000),
  () => '['.repeat(20_000) + ']'.repeat(20_000),
  () => `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  () => `{"qualification":"Education","note":"${'x'.repeat(270_000)}"}`,
  () => `{${'"a":1,'.repeat(3_000)}"a":1}`,
  () => `"${'9'.repeat(60_000)}"`,
  () => 'qualification=Education&code=1',
  () => '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  () => new Uint8Array([0xff, 0xfe, 0x00, 0x7b, 0x7d]),
  () => new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
  () => new Uint8Array([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3]),
  (random) => Uint8Array.from({ length: random.below(200) }, () => random.below(256)),
  (random) => JSON.stringify(hostileValue(random)),
]

/** A body that is not even of the right kind. */
export function hostileBody(random: Random): string | Uint8Array {
  return random.pick(wholeBodies)(random)
}

/** A path segment that is not encoded as it should be. */
export function hostileSegment(random: Random): string {
  return random.pick([
    '%',
    '%zz',
    '%ff%fe',
    '%00',
    '%2f',
    '%2e%2e',
    '..',
    '.',
    '%c0%af',
    ':customerId',
    '*',
    'a'.repeat(999),
    'a'.repeat(1_500),
    "1'%20or%20'1'='1",
    '%F0%9F%91%A9',
    ';jsessionid=1',
    'all',
    encodeURIComponent(hostileText(random).toWellFormed()),
  ])
}

/** Headers that a proxy, a broken client or somebody curious may send. */
export function hostileHeader(random: Random): [name: string, value: string] {
  return random.pick<[string, string]>([
    ['accept', random.pick(['', 'text/html', 'application/xml', '*/*;q=0', 'json', ';;;', ','])],
    ['content-type', random.pick(['', 'text/plain', 'application/json; charset=utf-16', '/', ';'])],
    ['content-type', 'multipart/form-data; boundary=x'],
    ['content-encoding', random.pick(['gzip', 'br', 'deflate', 'identity', 'x'])],
    ['ms-requestid', random.pick(['', 'x', '{}', '0', 'c0de0000-0000-4000-8000-00000000000'])],
    ['ms-correlationid', random.pick(['', 'x', 'a'.repeat(2_000)])],
    ['ms-continuationtoken', random.pick(['', 'AAEC', 'x'.repeat(3_000), '..', 'bnVsbA=='])],
    ['if-match', random.pick(['', '*', '"0"', 'W/"1"', '""', '"', 'x'.repeat(500)])],
    ['if-none-match', '*'],
    ['x-locale', random.pick(['de-DE', '../..', 'x'.repeat(500)])],
    ['ms-contract-version', random.pick(['v1', 'v99', ''])],
    ['validatemfa', random.pick(['true', 'TRUE', 'x'])],
    ['last-event-id', random.pick(['', '-1', '99999999999999999999', 'x', '1e3'])],
    ['x-http-method-override', 'DELETE'],
    ['x-forwarded-for', random.pick(['127.0.0.1', 'x', ', '.repeat(100)])],
    ['x-forwarded-host', 'evil.example'],
    ['origin', random.pick(['null', 'https://evil.example', 'x'])],
    ['host', random.pick(['evil.example', 'localhost', '[::1]', 'a b'])],
    ['cookie', 'a=b; '.repeat(200)],
    ['range', 'bytes=0-1'],
    ['expect', '100-continue'],
    ['upgrade', 'h2c'],
    ['x-long', 'y'.repeat(8_000)],
  ])
}

const token = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Token that looks like one of this service's, with contents that the service never signs. */
export function hostileToken(random: Random): string {
  return random.pick([
    token(['name', 'a\u0000', 'c0de0000-0000-4000-8000-000000000001']),
    token(['name', '\ud800', 'c0de0000-0000-4000-8000-000000000001']),
    token(['name', 'a', '------------------------------------']),
    token(['domain', 'a', '0'.repeat(36)]),
    token(['name', 'x'.repeat(5_000), 'c0de0000-0000-4000-8000-000000000001']),
    token({ v: 1, size: -1, after: [null] }),
    '9999999999999999.c0de0000-0000-4000-8000-000000000001',
    '0.ffffffff-ffff-ffff-ffff-ffffffffffff',
    '-1.c0de0000-0000-4000-8000-000000000001',
    '999999999999999',
    token(hostileValue(random)),
  ])
}

/** A filter whose parts are nested deeper than anybody can show again. */
export function deepFilter(random: Random): string {
  const deep = '['.repeat(6_000) + ']'.repeat(6_000)
  return random.pick([
    `{"Field":"CompanyName","Value":"a","Operator":${deep}}`,
    `{"Field":${deep},"Value":"a","Operator":"starts_with"}`,
    `{"Field":"Domain","Value":${deep},"Operator":"starts_with"}`,
    `{"Field":${deep},"FIELD":${deep},"Value":"a","Operator":"starts_with"}`,
  ])
}
