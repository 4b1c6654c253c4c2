import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { commands } from '../../src/commands.ts'
import type { OperatorStore } from '../../src/admin/open-operator-store.ts'
import type { OperatorResult } from '../../src/operations/admin/operator-change.ts'
import { operatorRefusals } from '../../src/rules/admin/operator-refusal.ts'
import type { InputOf } from '../../src/store/command.ts'
import { listCodes } from '../../src/store/queries/codes.ts'
import { findCustomer } from '../../src/store/queries/customers.ts'
import { listGrants } from '../../src/store/queries/grants.ts'
import { listOperatorRecords } from '../../src/store/queries/operator-records.ts'
import {
  findCspRoles,
  findPartner,
  listDirectoryRoles,
  listPartnerIds,
} from '../../src/store/queries/partners.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'
import { id, openEmptyStore, operator, outcomeOf } from './operator.ts'

const partnerId = id('1')
const customerId = id('201')
const at = Date.UTC(2026, 0, 5)

type ChangeName = {
  [Name in keyof typeof commands]: OperatorResult extends Awaited<
    ReturnType<(typeof commands)[Name]>
  >
    ? Name
    : never
}[keyof typeof commands]

/** Makes a change and answers what it did, or the name of its refusal. */
async function change<Name extends ChangeName>(
  store: OperatorStore,
  name: Name,
  input: Omit<InputOf<(typeof commands)[Name]>, 'operator'>,
  when = at,
) {
  const result = await store.run(
    name,
    { operator, ...input } as InputOf<(typeof commands)[Name]>,
    when,
  )
  return outcomeOf(result as OperatorResult)
}

/** A partner with a user, a code and a customer. */
async function openFilled(storage: TestStorage) {
  const store = await openEmptyStore(storage)
  const partner = { id: partnerId, name: 'Contoso', domain: 'contoso.example' }
  await change(store, 'keepPartner', { expect: 'new', partner })
  const member = { id: id('101'), userPrincipalName: 'ada@contoso.example', roles: ['AdminAgent'] }
  await change(store, 'keepMember', { expect: 'new', partnerId, member } as never)
  const code = { code: '12345', organization: 'Contoso', creates: 5, used: 2 }
  await change(store, 'keepCode', { expect: 'new', partnerId, code })
  const customer = { id: customerId, name: 'School', domain: 'school.example' }
  await change(store, 'keepCustomer', { expect: 'new', partnerId, customer })
  return store
}

onEveryStore('an operator’s changes', (makeStorage) => {
  it('let a partner in, rename it, and close the service to it', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    const partner = { id: partnerId, name: 'Contoso', domain: 'contoso.example' }
    const keep = (expect: 'new' | 'known', wanted: object) =>
      change(store, 'keepPartner', { expect, partner: { id: partnerId, ...wanted } })
    assert.equal(await keep('known', { name: 'X' }), 'PartnerUnknown')
    assert.equal(await keep('new', { name: 'X' }), 'PartnerIncomplete')
    assert.deepEqual(await keep('new', partner), ['partner.added'])
    assert.equal(await keep('new', partner), 'PartnerKnown')
    assert.deepEqual(await keep('known', { name: 'Contoso Ltd' }), ['partner.changed'])
    assert.deepEqual(await keep('known', { name: 'Contoso Ltd' }), [])
    const second = { id: id('2'), name: 'Fabrikam', domain: 'contoso.example' }
    assert.equal(
      await change(store, 'keepPartner', { expect: 'new', partner: second }),
      'PartnerDomainTaken',
    )
    assert.equal((await findPartner(store.reader, partnerId))?.name, 'Contoso Ltd')

    assert.deepEqual(await change(store, 'removePartner', { partnerId }), ['partner.removed'])
    assert.equal(await change(store, 'removePartner', { partnerId }), 'PartnerUnknown')
    assert.equal(await findPartner(store.reader, partnerId), undefined)
    assert.deepEqual(await listPartnerIds(store.reader), [])
    assert.deepEqual(await keep('new', partner), ['partner.added'])
    assert.deepEqual(await listPartnerIds(store.reader), [partnerId])
  })

  it('keep a partner that still has customers, and take the roles with a partner', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    const key = { partnerId, objectId: id('101') }
    assert.equal(await change(store, 'removePartner', { partnerId }), 'PartnerHasCustomers')
    assert.deepEqual(await findCspRoles(store.reader, key), ['AdminAgent'])
    await change(store, 'removeCustomer', { partnerId, customerId })
    assert.deepEqual(await change(store, 'removePartner', { partnerId }), ['partner.removed'])
    assert.deepEqual(await findCspRoles(store.reader, key), [])
  })

  it('give a user roles and take them away', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    const keep = (expect: 'new' | 'known', digits: string, wanted: object) =>
      change(store, 'keepMember', { expect, partnerId, member: { id: id(digits), ...wanted } })
    const key = { partnerId, objectId: id('102') }
    assert.equal(await keep('known', '102', { roles: ['SalesAgent'] }), 'MemberUnknown')
    assert.equal(await keep('new', '102', { roles: ['SalesAgent'] }), 'MemberIncomplete')
    assert.deepEqual(
      await keep('new', '102', { userPrincipalName: 'b@contoso.example', roles: ['SalesAgent'] }),
      ['member.added'],
    )
    assert.equal(await keep('new', '102', { roles: [] }), 'MemberKnown')
    assert.deepEqual(await keep('known', '102', { roles: ['SalesAgent', 'AdminAgent'] }), [
      'member.changed',
    ])
    assert.deepEqual(await keep('known', '102', { roles: ['AdminAgent', 'SalesAgent'] }), [])
    assert.deepEqual(await findCspRoles(store.reader, key), ['AdminAgent', 'SalesAgent'])
    assert.deepEqual(await change(store, 'removeMember', key), ['member.removed'])
    assert.equal(await change(store, 'removeMember', key), 'MemberUnknown')
    assert.deepEqual(await findCspRoles(store.reader, key), [])
    const elsewhere = { partnerId: id('9'), objectId: id('102') }
    assert.equal(await change(store, 'removeMember', elsewhere), 'PartnerUnknown')
  })

  it('note what a customer grants', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    const key = { partnerId, customerId }
    const grants = (how: 'set' | 'add' | 'remove', roles: string[]) =>
      change(store, 'keepGrants', { ...key, how, gdap: { AdminAgent: roles } })
    assert.deepEqual(await grants('add', ['Directory Readers']), ['grants.changed'])
    assert.deepEqual(await grants('add', ['Directory Readers']), [])
    assert.deepEqual(await grants('add', ['User Administrator']), ['grants.changed'])
    const held = { ...key, cspRoles: ['AdminAgent'] } as const
    assert.deepEqual(await listDirectoryRoles(store.reader, held), [
      'Directory Readers',
      'User Administrator',
    ])
    assert.deepEqual(await grants('remove', ['Directory Readers']), ['grants.changed'])
    assert.deepEqual(await grants('set', ['Directory Writers']), ['grants.changed'])
    assert.deepEqual(await listDirectoryRoles(store.reader, held), ['Directory Writers'])
    const nobody = { partnerId, customerId: id('999'), how: 'set', gdap: {} } as const
    assert.equal(await change(store, 'keepGrants', nobody), 'CustomerUnknown')
  })

  it('never give a code fewer creates than are used', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    const keep = (expect: 'new' | 'known', wanted: object) =>
      change(store, 'keepCode', { expect, partnerId, code: { code: '12345', ...wanted } })
    const left = async () => (await listCodes(store.reader, partnerId))[0]?.remainingCreates
    assert.equal(await left(), 3)
    assert.equal(await keep('new', { organization: 'X', creates: 1 }), 'CodeKnown')
    assert.equal(await keep('known', { creates: 1 }), 'CodeOveruse')
    assert.deepEqual(await keep('known', { creates: 2 }), ['code.changed'])
    assert.equal(await left(), 0)
    assert.deepEqual(await keep('known', { creates: 10 }), ['code.changed'])
    assert.equal(await left(), 8)
    assert.deepEqual(await keep('known', { creates: null, organization: 'Contoso Ltd' }), [
      'code.changed',
    ])
    assert.equal(await left(), null)
    const add = (wanted: object) =>
      change(store, 'keepCode', { expect: 'new', partnerId, code: { code: '2', ...wanted } })
    assert.equal(await add({ creates: 2 }), 'CodeIncomplete')
    assert.equal(await add({ organization: 'X', creates: 2, used: 3 }), 'CodeOveruse')
    const unknown = { expect: 'known', partnerId, code: { code: '3' } } as const
    assert.equal(await change(store, 'keepCode', unknown), 'CodeUnknown')
    assert.deepEqual(await change(store, 'removeCode', { partnerId, code: '12345' }), [
      'code.removed',
    ])
    assert.equal(await change(store, 'removeCode', { partnerId, code: '12345' }), 'CodeUnknown')
  })

  it('keep a code that proves a qualification', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    await change(store, 'keepGrants', {
      partnerId,
      customerId,
      how: 'set',
      gdap: { AdminAgent: ['Directory Readers'] },
    })
    const actor = {
      partnerId,
      tenantId: partnerId,
      objectId: 'the-user',
      kind: 'user',
      applicationId: id('301'),
      cspRoles: ['AdminAgent'],
      reviewer: false,
    } as const
    const request = { qualification: 'GovernmentCommunityCloud', code: '12345' } as const
    const input = { actor, customerId, request, correlationId: id('302'), vettingDelay: 0 }
    await store.run('createQualification', input, at)
    assert.equal(await change(store, 'removeCode', { partnerId, code: '12345' }), 'CodeInUse')
    const lowered = { expect: 'known', partnerId, code: { code: '12345', creates: 2 } } as const
    assert.equal(await change(store, 'keepCode', lowered), 'CodeOveruse')
  })

  it('keep a customer with its records, end the relationship and take it up again', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    const key = { partnerId, customerId }
    const keep = (expect: 'new' | 'known', wanted: object) =>
      change(store, 'keepCustomer', { expect, partnerId, customer: { id: customerId, ...wanted } })
    assert.equal(await keep('new', { name: 'X' }), 'CustomerKnown')
    assert.equal(await keep('known', { domain: 'other.example' }), 'CustomerDomainFixed')
    const address = { country: 'US', city: 'Spokane' }
    const contact = { firstName: 'Nora', email: 'nora@school.example' }
    assert.deepEqual(await keep('known', { address, contact }), ['customer.changed'])
    assert.deepEqual(await keep('known', { address: { city: 'Spokane', country: 'US' } }), [])
    const known = await findCustomer(store.reader, key)
    assert.deepEqual(known?.company.address, address)
    assert.deepEqual(known.billing.defaultAddress, address)
    assert.equal(known.billing.firstName, 'Nora')
    const records = JSON.stringify(await listOperatorRecords(store.reader, 100))
    assert.doesNotMatch(records, /Nora|nora@|Spokane/)

    const taken = { id: id('202'), name: 'Other', domain: 'school.example' }
    assert.equal(
      await change(store, 'keepCustomer', { expect: 'new', partnerId, customer: taken }),
      'CustomerDomainTaken',
    )
    const grants = { ...key, how: 'set', gdap: { AdminAgent: ['Directory Readers'] } } as const
    await change(store, 'keepGrants', grants)
    assert.deepEqual(await change(store, 'removeCustomer', key), ['customer.removed'])
    assert.equal(await change(store, 'removeCustomer', key), 'CustomerUnknown')
    assert.equal(await findCustomer(store.reader, key), undefined)
    assert.deepEqual(await listGrants(store.reader, key), [])
    assert.equal(await keep('known', { name: 'X' }), 'CustomerUnknown')
    assert.deepEqual(await keep('new', { name: 'School again' }), ['customer.added'])
    const again = await findCustomer(store.reader, key)
    assert.equal(again?.companyName, 'School again')
    assert.equal(again.relationship, 'reseller')
  })

  it('do not end a relationship in the middle of a vetting', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    const actor = {
      partnerId,
      tenantId: partnerId,
      objectId: 'the-user',
      kind: 'user',
      applicationId: id('301'),
      cspRoles: [],
      reviewer: false,
    } as const
    const request = { qualification: 'Education' } as const
    const input = { actor, customerId, request, correlationId: id('302'), vettingDelay: 0 }
    await store.run('createQualification', input, at)
    const removed = { partnerId, customerId }
    assert.equal(await change(store, 'removeCustomer', removed), 'CustomerInReview')
  })

  it('keep the lists of domains', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    const keep = (expect: 'new' | 'known', reason: string) =>
      change(store, 'keepDomainEntry', {
        expect,
        list: 'stop',
        entry: { domain: 'mill.example', reason, denial: 'Not an Academic Domain' },
      })
    assert.equal(await keep('known', 'sells'), 'DomainUnlisted')
    assert.deepEqual(await keep('new', 'sells'), ['domain.added'])
    assert.equal(await keep('new', 'sells'), 'DomainListed')
    assert.deepEqual(await keep('known', 'sells'), [])
    assert.deepEqual(await keep('known', 'sells diplomas'), ['domain.changed'])
    const entry = { list: 'stop', domain: 'mill.example' } as const
    assert.deepEqual(await change(store, 'removeDomainEntry', entry), ['domain.removed'])
    assert.equal(await change(store, 'removeDomainEntry', entry), 'DomainUnlisted')
  })

  it('are on record with who, when, before and after; refusals are not', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    const keep = (name: string, when: number) =>
      change(
        store,
        'keepPartner',
        { expect: 'either', partner: { id: partnerId, name, domain: 'contoso.example' } },
        when,
      )
    await keep('Contoso', at)
    await keep('Contoso', at + 1)
    await keep('Contoso Ltd', at + 2)
    await change(store, 'removeMember', { partnerId, objectId: id('101') })
    assert.deepEqual(await listOperatorRecords(store.reader, 100), [
      {
        at: at + 2,
        actor: operator,
        action: 'partner.changed',
        subject: partnerId,
        before: { name: 'Contoso', domain: 'contoso.example' },
        after: { name: 'Contoso Ltd', domain: 'contoso.example' },
      },
      {
        at,
        actor: operator,
        action: 'partner.added',
        subject: partnerId,
        before: null,
        after: { name: 'Contoso', domain: 'contoso.example' },
      },
    ])
  })
})

it('every refusal of an operator says what to do', () => {
  for (const [name, { text, remedy }] of Object.entries(operatorRefusals)) {
    assert.match(text, /^[a-z].*[^.]$/, name)
    assert.match(remedy, /^[a-z].*[^.]$/, name)
  }
})
