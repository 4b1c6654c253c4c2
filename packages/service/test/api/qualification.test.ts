import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import { customer, startTestService, until } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

const path = (digits: string) => `/v1/customers/${customer(digits)}/qualification`

onEveryStore('the older form of qualifications', (makeStorage) => {
  it('reads the one value that is in force', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.appToken()
    const expected: [digits: string, value: string][] = [
      ['01', 'none'],
      ['05', 'education'],
      ['06', 'none'],
      ['08', 'state_owned_entity'],
      ['09', 'nonprofit'],
      ['10', 'government_community_cloud'],
      ['12', 'none'],
    ]
    for (const [digits, value] of expected) {
      const answer = await service.call('GET', path(digits), { token })
      assert.equal(answer.text, `"${value}"`, digits)
    }
    const foreign = await service.call('GET', path('21'), { token })
    assert.equal(foreign.json.errorName, 'TenantNotFound')
  })

  it('asks with the value as text, as ordinal or in an object', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const put = (digits: string, body: unknown, query = '') =>
      service.call('PUT', `${path(digits)}${query}`, { token, body: JSON.stringify(body) })
    assert.equal((await put('02', 'education')).text, '"education"')
    assert.equal((await put('03', 4)).text, '"state_owned_entity"')
    const object = { Qualification: 'StateOwnedEntity' }
    assert.equal((await put('04', object)).text, '"state_owned_entity"')
    const coded = await put('01', 'GovernmentCommunityCloud', '?Code=67890')
    assert.equal(coded.text, '"government_community_cloud"')
    assert.equal((await service.call('GET', path('01'), { token })).text, coded.text)
  })

  it('starts the same vetting, counts the same and replays the same', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const requestId = randomUUID()
    const ask = () => service.call('PUT', path('02'), { token, body: '"education"', requestId })
    assert.equal((await ask()).status, 200)
    assert.equal((await ask()).text, '"education"')
    const again = await service.call('PUT', path('02'), { token, body: '"Education"' })
    assert.equal(again.status, 409)
    const approved = await until(
      () => service.call('GET', path('02'), { token }),
      ({ text }) => text === '"education"',
      'the verdict on an academic domain',
    )
    assert.equal(approved.status, 200)
    const exhausted = await service.call('PUT', path('07'), { token, body: '1' })
    assert.equal(exhausted.json.errorName, 'VerificationRequestLimitReached')
  })

  it('demands no segment of a bare value, where one is demanded', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { segmentRequired: 'on' })
    const token = await service.userToken()
    const body = { qualification: 'Education' }
    const object = await service.call('PUT', path('01'), { token, body })
    assert.equal(object.json.errorName, 'InvalidEducationSegment')
    const bare = await service.call('PUT', path('01'), { token, body: '"education"' })
    assert.equal(bare.status, 200)
  })

  it('refuses what cannot be asked for', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const wrong: [body: string, code: number][] = [
      ['', 800002],
      ['education', 800002],
      ['null', 800002],
      ['{}', 800002],
      ['"something"', 900126],
      ['7', 900126],
      ['true', 900126],
      ['["education"]', 900126],
      ['"none"', 3000],
      ['2', 3000],
      ['"government_community_cloud"', 800002],
    ]
    for (const [body, code] of wrong) {
      const answer = await service.call('PUT', path('01'), { token, body })
      assert.equal(answer.status, 400, body)
      assert.equal(answer.json.code, code, body)
    }
    const appOnly = await service.call('PUT', path('01'), {
      token: await service.appToken(),
      body: '"education"',
    })
    assert.equal(appOnly.json.errorName, 'AppOnlyNotSupported')
  })
})
