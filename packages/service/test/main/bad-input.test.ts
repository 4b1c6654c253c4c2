import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, it } from 'node:test'
import {
  startTestService,
  type TestAnswer,
  type TestCall,
  type TestService,
} from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'
import { openDirectly, type DirectDatabase } from './support/direct-database.ts'
import { exchangeRaw, type RawAnswer } from './support/exchange-raw.ts'
import { mintToken } from './support/mint-token.ts'
import { badBodies, badPaths, badQueries, deep, id, path } from './support/bad-input.ts'

onEveryStore('what no client should send', (makeStorage) => {
  let storage: TestStorage
  let database: DirectDatabase
  let service: TestService
  let token: string
  let rows: Record<string, number>
  before(async () => {
    storage = await makeStorage()
    service = await startTestService(storage)
    database = await openDirectly(storage)
    token = await service.userToken()
    rows = withoutAnswers(await database.countRows())
  })
  after(async () => {
    await database[Symbol.asyncDispose]()
    await service.stop()
    await storage[Symbol.asyncDispose]()
  })

  /** Refused in words, and nothing of it was kept. */
  const assertHarmless = async (answer: TestAnswer) => {
    assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${answer.text}`)
    assertPlainWords(answer.text)
    assert.match(answer.headers.get('ms-requestid') ?? '', /^[0-9a-f-]{36}$/)
    assert.deepEqual(withoutAnswers(await database.countRows()), rows)
  }

  for (const [what, body] of badBodies) {
    it(`a body with ${what}`, async () => {
      await assertHarmless(await service.call('POST', path, { token, body }))
    })
  }

  for (const [what, bad] of badPaths) {
    it(`a path with ${what}`, async () => {
      const body = { qualification: 'Education' }
      await assertHarmless(await service.call('POST', bad, { token, body }))
      await assertHarmless(await service.call('GET', bad, { token }))
      await assertHarmless(await service.call('POST', bad, { token, body: '{' }))
    })
  }

  for (const query of badQueries) {
    it(`the query ${query.slice(0, 30)}`, async () => {
      const body = { qualification: 'GovernmentCommunityCloud' }
      await assertHarmless(await service.call('POST', `${path}${query}`, { token, body }))
    })
  }

  it('a token in any wrong form', async () => {
    const [head = '', claims = '', signature = ''] = token.split('.')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    const symmetric = Buffer.from('{"alg":"HS256","kid":"x"}').toString('base64url')
    const other = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), upn: 'boss@x' }),
    ).toString('base64url')
    const forged = [
      `${head}.${claims}.`,
      `${none}.${claims}.`,
      `${none}.${claims}.${signature}`,
      `${symmetric}.${claims}.${signature}`,
      `${head}.${other}.${signature}`,
      `${head}.${claims}.${signature}x`,
      `${head}.e30.${signature}`,
      `${head}${claims}${signature}`,
      '..',
      'null',
      'x'.repeat(20_000),
      await mintToken(service, { forged: true }),
    ]
    for (const bad of forged) {
      const answer = await service.call('GET', path, { token: bad })
      assert.equal(answer.status, 401, bad.slice(0, 40))
      assertPlainWords(answer.text)
      assert.ok(!answer.text.includes(signature), 'a token is never repeated')
    }
  })

  it('methods and Accept headers of every kind', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const answer = await service.call(method, path, { token, body: '{}' })
      assert.equal(answer.status, 405)
      assert.equal(answer.headers.get('allow'), 'POST, GET, HEAD')
      await assertHarmless(answer)
    }
    for (const accept of ['text/html', 'image/*', 'application/xml;q=1']) {
      const answer = await service.call('POST', path, {
        token,
        headers: { accept },
        body: { qualification: 'Education' },
      })
      assert.equal(answer.status, 406)
      await assertHarmless(answer)
    }
    for (const accept of ['*/*', 'application/*', 'text/html, application/json;q=0.1', '']) {
      assert.equal((await service.call('GET', path, { token, headers: { accept } })).status, 200)
    }
  })

  it('ids in headers that are none are replaced, never repeated', async () => {
    for (const bad of ['x', `${id}${id}`, '<script>', `${randomUUID()}, ${randomUUID()}`]) {
      const headers = { 'ms-requestid': bad, 'ms-correlationid': bad }
      const answer = await service.call('GET', path, { token, headers })
      assert.equal(answer.status, 200)
      assert.notEqual(answer.headers.get('ms-requestid'), bad)
      assert.notEqual(answer.headers.get('ms-correlationid'), bad)
    }
  })

  it('any Content-Type is fine as long as the body is JSON', async () => {
    const types = [
      'text/plain',
      'application/json; charset=utf-8',
      'application/x-www-form-urlencoded',
      'garbage',
      'a/b; c=',
      ';;;',
      '',
    ]
    for (const type of types) {
      const call: TestCall = {
        token,
        body: '{"qualification":"Academia"}',
        headers: { 'content-type': type },
      }
      const answer = await service.call('POST', path, call)
      assert.equal(answer.json.errorName, 'EnumNotParsable', `${type}: ${answer.text}`)
    }
  })

  it('bytes that are no UTF-8', async () => {
    const head = (length: number) =>
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`
    const bad = Buffer.concat([
      Buffer.from('{"qualification":"Educat'),
      Buffer.from([0xff, 0xfe, 0xc3]),
      Buffer.from('"}'),
    ])
    const answer = await exchangeRaw(
      service.url,
      Buffer.concat([Buffer.from(head(bad.length)), bad]),
    )
    assert.equal(answer.status, 400)
    assertPlainWords(answer.body)
  })

  const auth = () => `Host: localhost\r\nAuthorization: Bearer ${token}\r\n`
  const broken: [what: string, bytes: () => string, status: number][] = [
    ['no HTTP at all', () => 'hello\r\n\r\n', 400],
    ['a TLS greeting', () => '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n', 400],
    ['a version of the future', () => 'GET / HTTP/9.9\r\nHost: localhost\r\n\r\n', 400],
    ['a broken header', () => `GET ${path} HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n`, 400],
    [
      'NUL in a header',
      () => `GET ${path} HTTP/1.1\r\nHost: localhost\r\nX-Locale: a\u0000b\r\n\r\n`,
      400,
    ],
    [
      'headers of 40 kB',
      () => `GET ${path} HTTP/1.1\r\n${auth()}X-Locale: ${'x'.repeat(40_000)}\r\n\r\n`,
      400,
    ],
    [
      'two lengths',
      () => `POST ${path} HTTP/1.1\r\n${auth()}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
      400,
    ],
    [
      'a negative length',
      () => `POST ${path} HTTP/1.1\r\n${auth()}Content-Length: -2\r\n\r\n{}`,
      400,
    ],
    [
      'length and chunks',
      () =>
        `POST ${path} HTTP/1.1\r\n${auth()}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
      400,
    ],
    [
      'a broken chunk',
      () => `POST ${path} HTTP/1.1\r\n${auth()}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`,
      400,
    ],
    [
      'a chunked body over the limit',
      () =>
        `POST ${path} HTTP/1.1\r\n${auth()}Transfer-Encoding: chunked\r\n\r\n` +
        `50000\r\n${' '.repeat(0x50000)}\r\n0\r\n\r\n`,
      400,
    ],
    [
      'a length over the limit, and no body',
      () => `POST ${path} HTTP/1.1\r\n${auth()}Content-Length: 99999999\r\n\r\n`,
      400,
    ],
  ]
  for (const [what, bytes, status] of broken) {
    it(`${what}, on a bare connection`, async () => {
      const answer: RawAnswer = await exchangeRaw(service.url, bytes())
      assert.equal(answer.status, status, answer.statusLine)
      assertPlainWords(answer.body)
      assert.match(answer.headers.get('content-type') ?? '', /^application\/json/)
      const { errorName, code } = JSON.parse(answer.body) as Record<string, unknown>
      assert.match(String(errorName), /^(MalformedRequest|RequestTooLarge)$/)
      assert.equal(code, 800002)
    })
  }

  it('durations that the clock of the sandbox cannot go', async () => {
    const durations = [
      'P300000Y',
      'P280000Y',
      'P101Y',
      'P9999999999D',
      '-PT1H',
      'PT',
      '1h',
      7,
      null,
      {},
    ]
    const nested = `{"advance":${deep('[', ']')}}`
    for (const body of [...durations.map((advance) => ({ advance })), nested, '[]', '{', '']) {
      const answer = await service.call('POST', '/sandbox/v1/clock', { body })
      assert.equal(answer.status, 400, JSON.stringify(body).slice(0, 40) + answer.text)
      assertPlainWords(answer.text)
    }
    const clock = await service.call('GET', '/sandbox/v1/clock')
    assert.equal(clock.json.aheadByMilliseconds, 0)
  })

  it('and the service serves on, with nothing changed', async () => {
    assert.equal((await service.call('GET', path, { token })).text, '[]')
    assert.deepEqual(withoutAnswers(await database.countRows()), rows)
    const body = { qualification: 'StateOwnedEntity', __proto__: null, unknown: { deep: [1] } }
    assert.equal((await service.call('POST', path, { token, body })).status, 201)
  })
})

/** Answers to refused calls are kept, and that is all. */
function withoutAnswers(counts: Record<string, number>): Record<string, number> {
  const { answer: _answers, ...others } = counts
  return others
}

/** A refusal is one sentence of ours: no stack, no file, no name of a library's error. */
function assertPlainWords(text: string): void {
  assert.doesNotMatch(text, /\bat [\w.<>]+ \(|node_modules|\.ts:\d|FST_ERR|TypeError|RangeError/)
  const { description } = JSON.parse(text) as { description?: string }
  assert.ok(description && description.length <= 1_024, text)
}
