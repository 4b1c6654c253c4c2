import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startTestService } from '../support/service.ts'
import { recordedRules } from '../wire/recorded-rules.ts'

const path = '/v1/validations/address'
const redmond = {
  AddressLine1: '1 Microsoft Way',
  City: 'Redmond',
  State: 'WA',
  PostalCode: '98052',
  Country: 'US',
}

describe('the check of addresses', () => {
  const samples: [change: object, status: string, suggestions: number][] = [
    [{}, 'VerifiedShippable', 0],
    [{ AddressLine1: ' 1  MICROSOFT way', Country: 'us' }, 'VerifiedShippable', 0],
    [{ PostalCode: '98052-8300' }, 'Verified', 0],
    [{ City: 'Seattle' }, 'InteractionRequired', 1],
    [{ AddressLine1: 'Microsoft Way' }, 'StreetPartial', 1],
    [{ AddressLine1: '3 Microsoft Way' }, 'PremisesPartial', 1],
    [{ City: 'Seattle', PostalCode: '98055' }, 'None', 0],
    [{ Country: '' }, 'NotValidated', 0],
    [{ Country: null }, 'NotValidated', 0],
    [{ Country: 'XX' }, 'NotValidated', 0],
    [{ AddressLine1: '4001 156th Ave' }, 'Verified', 0],
    [{ PostalCode: '9805' }, 'None', 0],
    [{ State: 'Washington' }, 'None', 0],
    [{ AddressLine1: null }, 'StreetPartial', 0],
    [{ City: null }, 'InteractionRequired', 0],
    [{ City: null, PostalCode: null }, 'Multiple', 0],
    [{ AddressLine1: 'x'.repeat(201) }, 'None', 0],
    [{ Country: 'DE', PostalCode: 'D-10117', State: null }, 'None', 0],
    [{ Country: 'DE', PostalCode: '10117', State: null }, 'Verified', 0],
    [{ Country: 'AT', PostalCode: 'A-1010', State: null }, 'None', 0],
    [{ Country: 'UK', PostalCode: 'SW1A 1AA', State: null }, 'Verified', 0],
    [{ Country: 'AU', PostalCode: '2000', State: 'NSW' }, 'Verified', 0],
    [{ Country: 'AU', PostalCode: '2000', State: 'x'.repeat(50) }, 'Verified', 0],
    [{ Country: 'AU', PostalCode: '2000', State: 'x'.repeat(51) }, 'None', 0],
    [{ Country: 'PL', PostalCode: '00-950', State: null }, 'InteractionRequired', 0],
    [{ Country: 'PL', PostalCode: '00-950', State: null, PhoneNumber: '1' }, 'Verified', 0],
  ]

  it('answers 200 with a status for every outcome, as the official samples expect', async () => {
    await using service = await startTestService(undefined)
    const token = await service.appToken()
    for (const [change, status, suggestions] of samples) {
      const body = { ...redmond, ...change }
      const answer = await service.call('POST', path, { token, body })
      assert.equal(answer.status, 200, answer.text)
      assert.equal(answer.json.status, status, answer.text)
      assert.equal(answer.json.suggestedAddresses.length, suggestions, status)
    }
    const moldova = {
      addressLine1: '1 Strada Dacia',
      city: 'Bulboac',
      postalCode: '6512',
      region: 'Anenii Noi',
      country: 'MD',
    }
    const answer = await service.call('POST', path, { token, body: moldova })
    assert.equal(answer.json.status, 'Multiple')
    assert.deepEqual(answer.json.originalAddress, moldova)
  })

  it('says in words what is wrong', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken('helpdesk@contoso.onmicrosoft.com')
    const body = { ...redmond, City: '', PostalCode: 'X' }
    const answer = await service.call('POST', path, { token, body })
    assert.match(answer.json.validationMessage, /city is missing.*postalCode is "X"/)
    assert.deepEqual(
      answer.json.validationProblems.map(
        ({ field, value, rule }: { field: string; value?: string; rule: string }) => [
          field,
          value,
          rule,
        ],
      ),
      [
        ['city', undefined, 'RequiredInCountry'],
        ['postalCode', 'X', 'PostalCodeForm'],
      ],
    )
    const unused = await service.call('POST', path, { token, body: { ...redmond, Country: 'AQ' } })
    assert.equal(unused.status, 200, 'a country without rules of its own')
  })

  it('refuses what is no address', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const wrong: [body: unknown, field: string][] = [
      ['', 'body'],
      ['true', 'body'],
      [[redmond], 'body'],
      [{ ...redmond, City: 7 }, 'city'],
      [{ ...redmond, City: 'a\u0000' }, 'city'],
      [{ ...redmond, city: 'Seattle' }, 'city'],
    ]
    for (const [body, field] of wrong) {
      const answer = await service.call('POST', path, { token, body })
      assert.equal(answer.json.code, 800002, answer.text)
      assert.equal(answer.json.parameters.field, field)
    }
  })
})

describe('the rules of countries', () => {
  it('are those that were recorded, member for member', async () => {
    await using service = await startTestService(undefined)
    const token = await service.appToken()
    const attributes = { objectType: 'CountryValidationRules' }
    for (const recorded of recordedRules) {
      const url = `/v1/countryvalidationrules/${recorded.iso2Code.toLowerCase()}`
      const answer = await service.call('GET', url, { token })
      assert.deepEqual(answer.json, { ...recorded, attributes })
    }
  })

  it('show the registration number where one is demanded', async () => {
    await using service = await startTestService(undefined)
    const token = await service.appToken()
    for (const country of ['AM', 'BR', 'PL', 'ZA']) {
      const url = `/v1/countryvalidationrules/${country}`
      const { json } = await service.call('GET', url, { token })
      assert.equal(json.customerOrganizationRegistrationNumberRequired, true, country)
      assert.equal(json.customerOrganizationPhoneNumberRequired, true, country)
      const form = new RegExp(json.customerOrganizationRegistrationNumberRegex)
      assert.match(json.customerOrganizationRegistrationNumberSample, form)
    }
  })

  it('of the United Kingdom are found as UK', async () => {
    await using service = await startTestService(undefined)
    const token = await service.appToken()
    const uk = await service.call('GET', '/v1/countryvalidationrules/UK', { token })
    assert.equal(uk.json.iso2Code, 'GB')
  })

  it('exist for countries alone', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    for (const country of ['XX', 'USA', '1', '__proto__', '%00%00']) {
      const answer = await service.call('GET', `/v1/countryvalidationrules/${country}`, { token })
      assert.equal(answer.status, 404, country)
      assert.equal(answer.json.code, 1000)
    }
  })
})
