import assert from 'node:assert/strict'
import { it } from 'node:test'
import { startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

/** A postal code and, where there is a list, a state of each country that was added later. */
const addedLater = {
  AE: {},
  BR: { postalCode: '05508-220' },
  IN: { postalCode: '400076' },
  IQ: { postalCode: '10001' },
  MM: { postalCode: '11181' },
  PL: { postalCode: '00-950' },
  SA: { postalCode: '11564' },
  SS: {},
  TH: { postalCode: '10110' },
  TR: { postalCode: '06420' },
  VE: { postalCode: '1010' },
  VN: { postalCode: '100000' },
  ZA: { postalCode: '0002' },
}

let drafts = 0

function draft(address: object, changes: { number?: string; language?: string } = {}) {
  drafts += 1
  return {
    companyProfile: {
      domain: `met-${drafts}.onmicrosoft.com`,
      organizationRegistrationNumber: changes.number ?? '',
    },
    billingProfile: {
      email: 'office@met.example',
      culture: 'en-US',
      language: changes.language ?? 'en',
      companyName: 'Met',
      defaultAddress: { city: 'City', addressLine1: '1 Street', ...address },
    },
  }
}

onEveryStore('a new customer', (makeStorage) => {
  it('has a registration number and a phone number in the countries that were added later', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.appToken()
    const create = (body: object) => service.call('POST', '/v1/customers', { token, body })
    for (const [country, place] of Object.entries(addedLater)) {
      const address = { country, ...place }
      const reached = { ...address, phoneNumber: '+1 555 0100' }
      const bare = await create(draft(reached))
      assert.equal(bare.json.code, 600049, `${country}: ${bare.text}`)
      assert.equal(bare.json.errorName, 'OrganizationRegistrationNumberMissing')
      const short = await create(draft(reached, { number: '1234' }))
      assert.equal(short.json.code, 600050, country)
      const mute = await create(draft(address, { number: '12.345/0001-99' }))
      assert.equal(mute.json.code, 600051, country)
      const whole = await create(draft(reached, { number: '12.345/0001-99' }))
      assert.equal(whole.status, 201, `${country}: ${whole.text}`)
    }
  })

  it('has the languages that country rules show, a state of three letters, and UK as GB', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.appToken()
    const create = (body: object) => service.call('POST', '/v1/customers', { token, body })
    const lisbon = { country: 'PT', postalCode: '1200-205' }
    for (const [sent, kept] of [
      ['pt-PT', 'pt-PT'],
      ['PT-pt', 'pt-PT'],
      ['zh-CHS', 'zh-CHS'],
      ['ZH-chs', 'zh-CHS'],
    ]) {
      const answer = await create(draft(lisbon, { language: sent ?? '' }))
      assert.equal(answer.status, 201, answer.text)
      assert.equal(answer.json.billingProfile.language, kept)
    }
    const klingon = await create(draft(lisbon, { language: 'tlh-KX' }))
    assert.equal(klingon.json.code, 800002, klingon.text)
    const sydney = { country: 'AU', state: 'NSW', postalCode: '2000' }
    assert.equal((await create(draft(sydney))).json.billingProfile.defaultAddress.state, 'NSW')
    const london = await create(draft({ country: 'UK', postalCode: 'SW1A 1AA' }))
    assert.equal(london.json.billingProfile.defaultAddress.country, 'GB', london.text)
    const berlin = await create(draft({ country: 'DE', postalCode: 'D-10117' }))
    assert.equal(berlin.json.code, 2007, berlin.text)
  })
})
