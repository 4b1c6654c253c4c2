import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { newSchool } from '../api/customer-drafts.ts'
import { openCase } from '../desk/open-case.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

const reviewer = 'reviewer1@vetting.accredit.test'

onEveryStore('empty text in a body', (makeStorage) => {
  it('counts as missing at the desk', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { id, etag } = await openCase(service, { companyName: 'Blank School' })
    const token = await service.userToken(reviewer)
    const post = (what: string, body: object) =>
      service.call('POST', `/vetting/v1/cases/${id}/${what}`, {
        token,
        body,
        headers: { 'if-match': `"x", ${etag}` },
      })
    const blank = { reason: '', publicNote: ' ', privateNote: '' }
    const unsaid = await post('decision', { verdict: '', ...blank })
    assert.match(unsaid.json.description, /verdict is "missing"/)
    const decided = await post('decision', { verdict: 'approve', ...blank })
    assert.equal(decided.status, 200, decided.text)
  })

  it('counts as missing in a request, and in the sandbox', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const path = '/v1/customers/c0de0000-0000-4000-8000-000000000001/qualifications'
    const ask = (body: object) => service.call('POST', path, { token, body })
    const unnamed = await ask({ qualification: '' })
    assert.equal(unnamed.json.code, 800002, unnamed.text)
    const asked = await ask({
      Qualification: 'Education',
      qualification: '',
      educationSegment: '',
      website: '  ',
      validationCode: '',
    })
    assert.equal(asked.status, 201, asked.text)
    const bare = await service.call('PUT', path.replace('qualifications', 'qualification'), {
      token,
      body: '""',
    })
    assert.equal(bare.json.code, 800002, bare.text)
    const fault = { operation: '', latency: '', status: 500, share: 1 }
    const faults = await service.call('PUT', '/sandbox/v1/faults', { body: { faults: [fault] } })
    assert.equal(faults.status, 200, faults.text)
  })
})

const northwind = '/v1/customers/c0de0000-0000-4000-8000-000000000001'
const words = '{"qualification":"Education","website":"www.s\u00e3o-jo\u00e3o.example"}'

onEveryStore('the bytes of a body', (makeStorage) => {
  it('are UTF-8, or refused before anything is kept', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const send = (path: string, body: Uint8Array, headers: Record<string, string> = {}) =>
      sendBytes(service, 'POST', path, { token, body, headers })
    const latin = Buffer.from(words, 'latin1')
    const utf8 = Buffer.from(words)
    const wrong: [body: Uint8Array, headers: Record<string, string>, says: RegExp][] = [
      [latin, {}, /body is bytes that are no UTF-8.*UTF-8/],
      [latin, { 'content-type': 'application/json' }, /UTF-8/],
      [latin, { 'content-type': 'application/json; charset=iso-8859-1' }, /iso-8859-1.*UTF-8/],
      [utf8, { 'content-type': 'application/json; charset="ISO-8859-1"' }, /ISO-8859-1.*UTF-8/],
      [utf8, { 'content-type': 'application/json;charset=utf-16' }, /utf-16.*UTF-8/],
      [gzipSync(utf8), { 'content-encoding': 'gzip' }, /Content-Encoding: gzip/],
      [utf8, { 'content-encoding': 'br' }, /Content-Encoding: br/],
    ]
    for (const [body, headers, says] of wrong) {
      const answer = await send(`${northwind}/qualifications`, body, headers)
      assert.equal(answer.status, 400, answer.text)
      assert.equal(answer.json.code, 800002)
      assert.match(answer.json.description, says)
      assert.doesNotMatch(answer.text, /\ufffd|\\u|jo/)
      const elsewhere = await send(
        '/v1/customers/c0de0000-0000-4000-8000-0000000000ff/qualifications',
        body,
        headers,
      )
      assert.equal(elsewhere.json.code, 60003, 'the customer comes before the body')
    }
    const { json } = await service.call('GET', `${northwind}/qualifications`, { token })
    assert.deepEqual(json, [])
  })

  it('may begin with a byte-order mark, and name UTF-8 and identity', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const body = Buffer.from(`\uFEFF${JSON.stringify(newSchool('s-o.ccsctp.net'))}`)
    const answer = await sendBytes(service, 'POST', '/v1/customers', {
      token,
      body,
      headers: {
        'content-type': 'application/json; charset="UTF-8"',
        'content-encoding': 'identity',
      },
    })
    assert.equal(answer.status, 201, answer.text)
  })

  it('are judged alike in the sandbox', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const body = Buffer.from('{"advance":"PT1H","n":"\u00e3"}', 'latin1')
    const answer = await sendBytes(service, 'POST', '/sandbox/v1/clock', { body })
    assert.match(answer.json.description, /UTF-8/)
  })
})

async function sendBytes(
  service: TestService,
  method: string,
  path: string,
  sent: { token?: string; body: Uint8Array; headers?: Record<string, string> },
) {
  const response = await fetch(`${service.url}${path}`, {
    method,
    headers: {
      'ms-requestid': randomUUID(),
      ...(sent.token !== undefined && { authorization: `Bearer ${sent.token}` }),
      ...sent.headers,
    },
    body: new Uint8Array(sent.body),
  })
  const text = await response.text()
  return { status: response.status, text, json: JSON.parse(text) }
}
