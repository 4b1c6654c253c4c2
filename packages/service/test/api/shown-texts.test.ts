import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readSetup } from '../../src/rules/admin/read-setup.ts'
import { customer, startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

const controls = [...'\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u2028\u2029\u0085']
const override = '\u202E'

const address = {
  country: 'US',
  city: 'Redmond',
  state: 'WA',
  addressLine1: '4001 156th Ave',
  addressLine2: 'Floor 2',
  addressLine3: 'Room 3',
  postalCode: '98052',
  phoneNumber: '4255550101',
  firstName: 'Rosa',
  middleName: 'Maria',
  lastName: 'Lima',
  region: 'West',
}
const draft = {
  companyProfile: { domain: 'shown.onmicrosoft.com' },
  billingProfile: {
    firstName: 'Rosa',
    lastName: 'Lima',
    email: 'office@shown.example',
    culture: 'en-US',
    language: 'en',
    companyName: 'Shown School',
    defaultAddress: address,
  },
}

/** A draft with a character in the middle of one text. */
function spoil(path: readonly string[], character: string): unknown {
  const copy = structuredClone(draft) as Record<string, unknown>
  let at = copy
  for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>
  const name = path.at(-1) ?? ''
  at[name] = `${String(at[name]).slice(0, 2)}${character}${String(at[name]).slice(2)}`
  return copy
}

const fields = [
  ...['companyName', 'firstName', 'lastName', 'email'].map((name) => ['billingProfile', name]),
  ...Object.keys(address).map((name) => ['billingProfile', 'defaultAddress', name]),
]

onEveryStore('texts that people are shown', (makeStorage) => {
  it('have no bidi controls, separators or control characters', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const post = (body: unknown) => service.call('POST', '/v1/customers', { token, body })
    for (const path of fields) {
      const refused = await post(spoil(path, override))
      assert.equal(refused.status, 400, path.join('.'))
      assert.ok(refused.text.includes(path.at(-1) ?? ''), refused.text)
      assert.ok(!refused.text.includes(override), 'the refusal shows the character as a code')
    }
    for (const character of controls) {
      const refused = await post(spoil(['billingProfile', 'companyName'], character))
      assert.equal(refused.status, 400, `U+${character.codePointAt(0)?.toString(16)}`)
      assert.equal(refused.json.code, 800002)
    }
    assert.equal((await post(draft)).status, 201)

    const billing = `/v1/customers/${customer('01')}/profiles/billing`
    const { json: profile } = await service.call('GET', billing, { token })
    const body = { ...profile, companyName: `Northwind${override}loohcS` }
    assert.equal((await service.call('PUT', billing, { token, body })).status, 400)
    assert.deepEqual((await service.call('GET', billing, { token })).json, profile)
  })

  it('of reviewers have none either, ends of lines apart', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken('reviewer1@vetting.accredit.test')
    const cases = '/vetting/v1/cases'
    const { json: page } = await service.call('GET', cases, { token })
    const path = `${cases}/${page.items[0].id}`
    const { headers } = await service.call('GET', path, { token })
    const tag = headers.get('etag') ?? ''
    for (const character of controls) {
      const text = `Called${character}them`
      const note = await service.call('POST', `${path}/notes`, { token, body: { text } })
      assert.equal(note.status, 400, note.text)
      const body = { verdict: 'approve', publicNote: text }
      const decided = await service.call('POST', `${path}/decision`, {
        token,
        body,
        headers: { 'If-Match': tag },
      })
      assert.equal(decided.status, 400, decided.text)
    }
    const fine = { token, body: { text: 'Called.\r\n\tThey teach.' } }
    assert.equal((await service.call('POST', `${path}/notes`, fine)).status, 201)
  })
})

it('the operator’s file has none in any name', () => {
  const id = '6f0c3a52-0000-4000-8000-000000000001'
  const texts = (text: string) => ({
    partners: [
      {
        id,
        name: text,
        members: [{ id, displayName: text }],
        codes: [{ code: '12345', organization: text }],
        customers: [{ id, name: text, address: { country: 'US', city: text, addressLine1: text } }],
      },
    ],
    allowList: [{ domain: 'a.example', names: [text], reason: text }],
    stopList: [{ domain: 'b.example', reason: text }],
  })
  assert.deepEqual(readSetup(texts('Lake School')).problems, [])
  for (const character of controls) {
    const { problems } = readSetup(texts(`Lake${character}School`))
    assert.deepEqual(
      problems.map(({ path }) => path.replace(/^partners\[0\]\./, '')),
      [
        'name',
        'members[0].displayName',
        'codes[0].organization',
        'customers[0].name',
        'customers[0].address.city',
        'customers[0].address.addressLine1',
        'allowList[0].reason',
        'allowList[0].names[0]',
        'stopList[0].reason',
      ],
    )
  }
})
