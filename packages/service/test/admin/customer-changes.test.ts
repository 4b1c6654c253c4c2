import assert from 'node:assert/strict'
import { it } from 'node:test'
import { findCustomer } from '../../src/store/queries/customers.ts'
import { listDomainEntries } from '../../src/store/queries/domains.ts'
import { listGrants } from '../../src/store/queries/grants.ts'
import { listOperatorRecords } from '../../src/store/queries/operator-records.ts'
import { onEveryStore } from '../support/stores.ts'
import { id, openEmptyStore } from './operator.ts'
import {
  upsertCustomerCommand,
  removeCustomerCommand,
} from '../../src/operations/admin/customers.ts'
import {
  upsertDomainEntryCommand,
  removeDomainEntryCommand,
} from '../../src/operations/admin/domain-entries.ts'
import { upsertGrantsCommand } from '../../src/operations/admin/grants.ts'
import { createQualificationCommand } from '../../src/operations/create-qualification.ts'
import { at, change, customerId, openFilled, partnerId } from './changes-bench.ts'

onEveryStore('an operator’s changes of customers and domains', (makeStorage) => {
  it('keep a customer with its records, end the relationship and take it up again', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    const key = { partnerId, customerId }
    const keep = (expect: 'new' | 'known', wanted: object) =>
      change(store, upsertCustomerCommand, {
        expect,
        partnerId,
        customer: { id: customerId, ...wanted },
      })
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
      await change(store, upsertCustomerCommand, { expect: 'new', partnerId, customer: taken }),
      'CustomerDomainTaken',
    )
    const grants = { ...key, how: 'set', gdap: { AdminAgent: ['Directory Readers'] } } as const
    await change(store, upsertGrantsCommand, grants)
    assert.deepEqual(await change(store, removeCustomerCommand, key), ['customer.removed'])
    assert.equal(await change(store, removeCustomerCommand, key), 'CustomerUnknown')
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
      cspRoles: ['AdminAgent'],
      reviewer: false,
    } as const
    const request = { qualification: 'Education' } as const
    const input = { actor, customerId, request, correlationId: id('302'), vettingDelay: 0 }
    await store.run(createQualificationCommand, input, at)
    const removed = { partnerId, customerId }
    assert.equal(await change(store, removeCustomerCommand, removed), 'CustomerInReview')
  })

  it('keep the lists of domains', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    const keep = (expect: 'new' | 'known', reason: string) =>
      change(store, upsertDomainEntryCommand, {
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
    assert.deepEqual(await change(store, removeDomainEntryCommand, entry), ['domain.removed'])
    assert.equal(await change(store, removeDomainEntryCommand, entry), 'DomainUnlisted')
  })

  it('keep the names of an allowed institution until others are given', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    const keep = (expect: 'new' | 'known', reason: string, names?: readonly string[]) =>
      change(store, upsertDomainEntryCommand, {
        expect,
        list: 'allow',
        entry: { domain: 'hill.example', reason, names },
      })
    const kept = async () => (await listDomainEntries(store.reader))[0]?.names
    assert.deepEqual(await keep('new', 'known', ['Hill School', '丘学校']), ['domain.added'])
    assert.deepEqual(await kept(), ['Hill School', '丘学校'])
    assert.deepEqual(await keep('known', 'on the register'), ['domain.changed'])
    assert.deepEqual(await kept(), ['Hill School', '丘学校'])
    assert.deepEqual(await keep('known', 'on the register', ['Hill School']), ['domain.changed'])
    assert.deepEqual(await kept(), ['Hill School'])
    assert.deepEqual(await keep('known', 'on the register', []), ['domain.changed'])
    assert.equal(await kept(), undefined)
  })
})
