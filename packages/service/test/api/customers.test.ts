import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import { customer, startTestService, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { newArmenian, newSchool } from './customer-drafts.ts'

const path = '/v1/customers'

onEveryStore('customers', (makeStorage) => {
  it('are created as the official sample does it, and read back', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const created = await service.call('POST', path, { token, body: newSchool() })
    assert.equal(created.status, 201, created.text)
    const { id, companyProfile, billingProfile, userCredentials } = created.json
    assert.equal(companyProfile.domain, 'tailwind-school.ccsctp.net')
    assert.equal(companyProfile.companyName, 'Tailwind School')
    assert.equal(companyProfile.address.region, 'WA')
    assert.equal(billingProfile.culture, 'en-US')
    assert.equal(billingProfile.language, 'en')
    assert.equal(billingProfile.defaultAddress.state, 'WA')
    assert.equal(created.json.relationshipToPartner, 'reseller')
    assert.equal(created.json.allowDelegatedAccess, true)
    assert.equal(userCredentials.userName, 'admin@tailwind-school.ccsctp.net')
    assert.match(userCredentials.password, /^\S{16}$/)
    const read = await service.call('GET', `${path}/${id}`, { token })
    const { userCredentials: _shownOnce, ...rest } = created.json
    assert.deepEqual(read.json, rest)
    const qualifications = await service.call('GET', `${path}/${id}/qualifications`, { token })
    assert.deepEqual(qualifications.json, [])
    const [added] = await audit(service, token)
    assert.equal(added.operationType, 'add_customer')
    assert.equal(added.customerName, 'Tailwind School')
    assert.doesNotMatch(JSON.stringify(added), new RegExp(userCredentials.password))
  })

  it('are created once per request id, and the password is not kept', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const requestId = randomUUID()
    const body = newSchool()
    const first = await service.call('POST', path, { token, body, requestId })
    const again = await service.call('POST', path, { token, body, requestId })
    assert.equal(again.status, 201)
    assert.equal(again.json.id, first.json.id)
    assert.equal(again.json.userCredentials, undefined)
    const { userCredentials: _shownOnce, ...rest } = first.json
    assert.deepEqual(again.json, rest)
    const other = await service.call('POST', path, { token, body: newSchool('x.test'), requestId })
    assert.equal(other.json.errorName, 'RequestIdReused')
  })

  it('begin with the delegated roles that a government qualification needs', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const body = { qualification: 'GovernmentCommunityCloud', validationCode: '67890' }
    const ask = (id: string) =>
      service.call('POST', `${path}/${id}/qualifications`, { token, body })
    const created = await service.call('POST', path, { token, body: newSchool() })
    assert.equal((await ask(created.json.id)).status, 201)
    const withoutRoles = { ...newSchool('other.ccsctp.net'), enableGDAPByDefault: false }
    const bare = await service.call('POST', path, { token, body: withoutRoles })
    assert.equal(bare.json.allowDelegatedAccess, false)
    assert.equal(bare.json.companyProfile.address, undefined)
    assert.equal((await ask(bare.json.id)).json.errorName, 'InsufficientPrivileges')
  })

  it('have a domain of their own, whichever partner asks', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const head = (domain: string) => service.call('HEAD', `/v1/domains/${domain}`, { token })
    assert.equal((await head('tailwind-school.ccsctp.net')).status, 404)
    await service.call('POST', path, { token, body: newSchool() })
    assert.equal((await head('Tailwind-School.ccsctp.NET')).status, 200)
    assert.equal((await head('fabrikam.onmicrosoft.com')).status, 200)
    assert.equal((await head('no%20domain')).status, 400)
    assert.equal((await service.call('HEAD', '/v1/domains/x.test')).status, 401)
    const get = await service.call('GET', '/v1/domains/x.test', { token })
    assert.equal(get.status, 405)
    assert.equal(get.headers.get('allow'), 'HEAD')
    const foreign = await service.appToken('fabrikam')
    const body = newSchool('TAILWIND-school.ccsctp.net')
    const taken = await service.call('POST', path, { token: foreign, body })
    assert.equal(taken.status, 409)
    assert.equal(taken.json.errorName, 'DomainTaken')
  })

  it('are created once when the same domain is asked for many times at once', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => service.call('POST', path, { token, body: newSchool() })),
    )
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b)
    assert.deepEqual(statuses, [201, 409, 409, 409, 409, 409, 409, 409])
  })

  it('need what their country demands', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const create = async (change: (draft: ReturnType<typeof newArmenian>) => void) => {
      const body = newArmenian()
      change(body)
      const answer = await service.call('POST', path, { token, body })
      return [answer.status, answer.json.code, answer.json.errorName]
    }
    assert.deepEqual(
      await create((draft) => (draft.companyProfile.organizationRegistrationNumber = undefined)),
      [400, 600049, 'OrganizationRegistrationNumberMissing'],
    )
    assert.deepEqual(
      await create((draft) => (draft.companyProfile.organizationRegistrationNumber = '12-x')),
      [400, 600050, 'OrganizationRegistrationNumberInvalid'],
    )
    assert.deepEqual(
      await create((draft) => (draft.billingProfile.defaultAddress.phoneNumber = undefined)),
      [400, 600051, 'PhoneNumberMissing'],
    )
    assert.deepEqual(
      await create((draft) => (draft.billingProfile.defaultAddress.country = 'US')),
      [400, 2007, 'AddressNotValid'],
    )
    assert.deepEqual(
      await create((draft) => (draft.billingProfile.defaultAddress.country = 'XX')),
      [400, 2007, 'AddressNotValid'],
    )
    const numbered = newSchool()
    const refused = await service.call('POST', path, {
      token,
      body: {
        ...numbered,
        companyProfile: { domain: 'a.test', organizationRegistrationNumber: '1' },
        CompanyProfile: undefined,
      },
    })
    assert.equal(refused.json.code, 600002)
    assert.equal((await create(() => undefined))[0], 201)
  })

  it('are refused with field and rule when a member is missing or of the wrong kind', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const good = newArmenian()
    const { companyProfile, billingProfile } = good
    const wrong: [body: unknown, field: string][] = [
      ['', 'body'],
      ['{', 'body'],
      [[], 'body'],
      [{ billingProfile }, 'companyProfile'],
      [{ ...good, companyProfile: 'x.test' }, 'companyProfile'],
      [{ ...good, companyProfile: {} }, 'companyProfile.domain'],
      [{ ...good, companyProfile: { domain: 'nodots' } }, 'companyProfile.domain'],
      [{ ...good, companyProfile: { domain: 'a\u0000.test' } }, 'companyProfile.domain'],
      [{ companyProfile }, 'billingProfile'],
      [withBilling(good, { email: 'nobody' }), 'billingProfile.email'],
      [withBilling(good, { culture: 'english' }), 'billingProfile.culture'],
      [withBilling(good, { language: 'eng' }), 'billingProfile.language'],
      [withBilling(good, { companyName: ' ' }), 'billingProfile.companyName'],
      [withBilling(good, { companyName: 'a\u0000b' }), 'billingProfile.companyName'],
      [withBilling(good, { companyName: 'ﷺ'.repeat(20) }), 'billingProfile.companyName'],
      [withBilling(good, { companyName: 7 }), 'billingProfile.companyName'],
      [withBilling(good, { defaultAddress: 'here' }), 'billingProfile.defaultAddress'],
      [
        withBilling(good, { defaultAddress: { country: 'US', postalCode: 98052 } }),
        'billingProfile.defaultAddress.postalCode',
      ],
      [{ ...good, associatedPartnerId: 'reseller' }, 'associatedPartnerId'],
      [{ ...good, enableGDAPByDefault: 'no' }, 'enableGDAPByDefault'],
    ]
    for (const [body, field] of wrong) {
      const answer = await service.call('POST', path, { token, body })
      assert.equal(answer.json.code, 800002, `${field}: ${answer.text}`)
      assert.equal(answer.json.parameters.field, field, answer.text)
    }
    const helpdesk = await service.userToken('helpdesk@contoso.onmicrosoft.com')
    assert.equal((await service.call('POST', path, { token: helpdesk, body: good })).status, 403)
    const reseller = { ...newSchool(), AssociatedPartnerId: randomUUID() }
    const appOnly = await service.call('POST', path, {
      token: await service.appToken(),
      body: reseller,
    })
    assert.equal(appOnly.json.errorName, 'AppOnlyNotSupported')
  })

  it('of an indirect reseller are found by the reseller', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const body = { ...newSchool(), AssociatedPartnerId: randomUUID().toUpperCase() }
    const created = await service.call('POST', path, { token, body })
    assert.equal(created.json.associatedPartnerId, body.AssociatedPartnerId.toLowerCase())
    const filter = JSON.stringify({
      Field: 'IndirectReseller',
      Value: body.AssociatedPartnerId,
      Operator: 'starts_with',
    })
    const found = await service.call('GET', `${path}?filter=${encodeURIComponent(filter)}`, {
      token,
    })
    assert.deepEqual(
      found.json.items.map((item: { id: string }) => item.id),
      [created.json.id],
    )
  })

  it('keep to the limit of a sandbox that has one', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { customerLimit: '13' })
    const token = await service.userToken()
    const create = (domain: string) =>
      service.call('POST', path, { token, body: newSchool(domain) })
    assert.equal((await create('one.test')).status, 201)
    const refused = await create('two.test')
    assert.equal(refused.status, 400)
    assert.equal(refused.json.code, 800018)
    assert.equal((await service.call('DELETE', `${path}/${customer('01')}`, { token })).status, 204)
    assert.equal((await create('two.test')).status, 201)
  })

  it('are deleted with all that belongs to them, whatever state it is in', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    for (const digits of ['01', '07', '10', '12']) {
      const requestId = randomUUID()
      const remove = () =>
        service.call('DELETE', `${path}/${customer(digits)}`, { token, requestId })
      assert.equal((await remove()).status, 204, digits)
      const again = await remove()
      assert.equal(again.status, 204)
      assert.equal(again.text, '')
      const read = await service.call('GET', `${path}/${customer(digits)}`, { token })
      assert.equal(read.status, 404)
    }
    const other = await service.call('DELETE', `${path}/${customer('01')}`, { token })
    assert.equal(other.json.errorName, 'TenantNotFound')
    const foreign = await service.call('DELETE', `${path}/${customer('21')}`, { token })
    assert.equal(foreign.json.errorName, 'TenantNotFound')
    const free = await service.call('HEAD', '/v1/domains/bellowscollege.onmicrosoft.com', { token })
    assert.equal(free.status, 404)
    const codes = await service.call('GET', `${path}/all/validations`, { token })
    assert.equal(codes.json[1].remainingCreates, 4, 'a create is never given back')
    const records = await audit(service, token)
    assert.equal(
      records.filter(
        (record: { operationType: string }) => record.operationType === 'delete_customer',
      ).length,
      4,
    )
  })

  it('disappear when the relationship ends, and keep their domain', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const target = `${path}/${customer('12')}`
    const body = { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } }
    const appOnly = await service.call('PATCH', target, { token: await service.appToken(), body })
    assert.equal(appOnly.json.errorName, 'AppOnlyNotSupported')
    const wrong: [body: unknown, code: number][] = [
      [{}, 800002],
      [{ relationshipToPartner: 'reseller' }, 800002],
      [{ relationshipToPartner: 'friend' }, 900126],
    ]
    for (const [change, code] of wrong) {
      const refused = await service.call('PATCH', target, { token, body: change })
      assert.equal(refused.json.code, code)
    }
    const requestId = randomUUID()
    const ended = await service.call('PATCH', `${target}/`, { token, body, requestId })
    assert.equal(ended.status, 200, ended.text)
    assert.equal(ended.json.relationshipToPartner, 'none')
    assert.equal(ended.json.id, null)
    const again = await service.call('PATCH', target, { token, body, requestId })
    assert.deepEqual(again.json, ended.json)
    const later = await service.call('PATCH', target, { token, body })
    assert.equal(later.json.errorName, 'TenantNotFound')
    const list = await service.call('GET', path, { token })
    assert.equal(list.json.totalCount, 11)
    const taken = await service.call('HEAD', '/v1/domains/bellowscollege.onmicrosoft.com', {
      token,
    })
    assert.equal(taken.status, 200)
    const [record] = await audit(service, token)
    assert.equal(record.operationType, 'remove_partner_customer_relationship')
    assert.equal(JSON.parse(record.resourceNewValue).RelationshipToPartner, 'none')
  })
})

function withBilling(draft: ReturnType<typeof newArmenian>, change: object) {
  return { ...draft, billingProfile: { ...draft.billingProfile, ...change } }
}

/** The partner's activity, newest first. */
async function audit(service: TestService, token: string) {
  const answer = await service.call('GET', '/v1/auditrecords', { token })
  assert.equal(answer.status, 200, answer.text)
  return answer.json.items
}
