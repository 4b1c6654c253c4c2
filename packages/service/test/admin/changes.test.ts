import assert from 'node:assert/strict'
import { it } from 'node:test'
import { languages } from '@accredit/contract/words'
import { loadSpeech } from '../../src/words/load-speech.ts'
import { findApplicationRights } from '../../src/store/queries/applications.ts'
import { listCodes } from '../../src/store/queries/codes.ts'
import { listOperatorRecords } from '../../src/store/queries/operator-records.ts'
import {
  findCspRoles,
  findPartner,
  listDirectoryRoles,
  listPartnerIds,
} from '../../src/store/queries/partners.ts'
import { onEveryStore } from '../support/stores.ts'
import { id, openEmptyStore, operator } from './operator.ts'
import {
  upsertApplicationCommand,
  removeApplicationCommand,
} from '../../src/operations/admin/applications.ts'
import { upsertCodeCommand, removeCodeCommand } from '../../src/operations/admin/codes.ts'
import { removeCustomerCommand } from '../../src/operations/admin/customers.ts'
import { upsertGrantsCommand } from '../../src/operations/admin/grants.ts'
import { upsertMemberCommand, removeMemberCommand } from '../../src/operations/admin/members.ts'
import { upsertPartnerCommand, removePartnerCommand } from '../../src/operations/admin/partners.ts'
import { createQualificationCommand } from '../../src/operations/create-qualification.ts'
import { at, change, customerId, openFilled, partnerId } from './changes-bench.ts'

onEveryStore('an operator’s changes', (makeStorage) => {
  it('let a partner in, rename it, and close the service to it', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    const partner = { id: partnerId, name: 'Contoso', domain: 'contoso.example' }
    const keep = (expect: 'new' | 'known', wanted: object) =>
      change(store, upsertPartnerCommand, { expect, partner: { id: partnerId, ...wanted } })
    assert.equal(await keep('known', { name: 'X' }), 'PartnerUnknown')
    assert.equal(await keep('new', { name: 'X' }), 'PartnerIncomplete')
    assert.deepEqual(await keep('new', partner), ['partner.added'])
    assert.equal(await keep('new', partner), 'PartnerKnown')
    assert.deepEqual(await keep('known', { name: 'Contoso Ltd' }), ['partner.changed'])
    assert.deepEqual(await keep('known', { name: 'Contoso Ltd' }), [])
    const second = { id: id('2'), name: 'Fabrikam', domain: 'contoso.example' }
    assert.equal(
      await change(store, upsertPartnerCommand, { expect: 'new', partner: second }),
      'PartnerDomainTaken',
    )
    assert.equal((await findPartner(store.reader, partnerId))?.name, 'Contoso Ltd')

    assert.deepEqual(await change(store, removePartnerCommand, { partnerId }), ['partner.removed'])
    assert.equal(await change(store, removePartnerCommand, { partnerId }), 'PartnerUnknown')
    assert.equal(await findPartner(store.reader, partnerId), undefined)
    assert.deepEqual(await listPartnerIds(store.reader), [])
    assert.deepEqual(await keep('new', partner), ['partner.added'])
    assert.deepEqual(await listPartnerIds(store.reader), [partnerId])
  })

  it('keep a partner that still has customers, and take the roles with a partner', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    const key = { partnerId, objectId: id('101') }
    assert.equal(await change(store, removePartnerCommand, { partnerId }), 'PartnerHasCustomers')
    assert.deepEqual(await findCspRoles(store.reader, key), ['AdminAgent'])
    await change(store, removeCustomerCommand, { partnerId, customerId })
    assert.deepEqual(await change(store, removePartnerCommand, { partnerId }), ['partner.removed'])
    assert.deepEqual(await findCspRoles(store.reader, key), [])
  })

  it('give a user roles and take them away', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    const keep = (expect: 'new' | 'known', digits: string, wanted: object) =>
      change(store, upsertMemberCommand, {
        expect,
        partnerId,
        member: { id: id(digits), ...wanted },
      })
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
    assert.deepEqual(await change(store, removeMemberCommand, key), ['member.removed'])
    assert.equal(await change(store, removeMemberCommand, key), 'MemberUnknown')
    assert.deepEqual(await findCspRoles(store.reader, key), [])
    const elsewhere = { partnerId: id('9'), objectId: id('102') }
    assert.equal(await change(store, removeMemberCommand, elsewhere), 'PartnerUnknown')
  })

  it('register an application for one partner, and end that', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    const second = { id: id('2'), name: 'Fabrikam', domain: 'fabrikam.example' }
    await change(store, upsertPartnerCommand, { expect: 'new', partner: second })
    const keep = (expect: 'new' | 'known', of: string, wanted: object) =>
      change(store, upsertApplicationCommand, {
        expect,
        partnerId: of,
        application: { id: id('301'), ...wanted },
      })
    const rightsOf = (of: string) =>
      findApplicationRights(store.reader, { partnerId: of, applicationId: id('301') })
    const allows = ['app-write', 'user']
    assert.equal(await keep('known', partnerId, { allows }), 'ApplicationUnknown')
    assert.equal(await keep('new', partnerId, {}), 'ApplicationIncomplete')
    assert.deepEqual(await keep('new', partnerId, { allows, name: 'Panel' }), ['application.added'])
    assert.equal(await keep('new', partnerId, { allows: ['user'] }), 'ApplicationKnown')
    // The same application may belong to several partners, each with rights of its own.
    assert.equal(await rightsOf(id('2')), undefined)
    assert.deepEqual(await keep('new', id('2'), { allows: ['app-read'] }), ['application.added'])
    assert.deepEqual(await keep('known', partnerId, { allows: ['user', 'app-write'] }), [])
    assert.deepEqual(await keep('known', partnerId, { allows: ['user'] }), ['application.changed'])
    assert.deepEqual(await rightsOf(partnerId), ['user'])
    assert.deepEqual(await rightsOf(id('2')), ['app-read'])
    const removed = { partnerId, applicationId: id('301') }
    assert.deepEqual(await change(store, removeApplicationCommand, removed), [
      'application.removed',
    ])
    assert.equal(await change(store, removeApplicationCommand, removed), 'ApplicationUnknown')
    assert.equal(await rightsOf(partnerId), undefined)
    assert.deepEqual(await rightsOf(id('2')), ['app-read'])
    const nowhere = { ...removed, partnerId: id('9') }
    assert.equal(await change(store, removeApplicationCommand, nowhere), 'PartnerUnknown')
    const [last] = await listOperatorRecords(store.reader, 1)
    assert.deepEqual(
      [last?.action, last?.subject, last?.before, last?.after],
      [
        'application.removed',
        `${partnerId}/applications/${id('301')}`,
        { name: 'Panel', allows: ['user'] },
        null,
      ],
    )
    // With the partner its applications go, and nobody else's.
    assert.deepEqual(await keep('new', partnerId, { allows }), ['application.added'])
    await change(store, removePartnerCommand, { partnerId: id('2') })
    assert.equal(await rightsOf(id('2')), undefined)
    assert.deepEqual(await rightsOf(partnerId), ['user', 'app-write'])
  })

  it('note what a customer grants', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    const key = { partnerId, customerId }
    const grants = (how: 'set' | 'add' | 'remove', roles: string[]) =>
      change(store, upsertGrantsCommand, { ...key, how, gdap: { AdminAgent: roles } })
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
    assert.equal(await change(store, upsertGrantsCommand, nobody), 'CustomerUnknown')
  })

  it('never give a code fewer creates than are used', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    const keep = (expect: 'new' | 'known', wanted: object) =>
      change(store, upsertCodeCommand, { expect, partnerId, code: { code: '12345', ...wanted } })
    const left = async () => (await listCodes(store.reader, { partnerId }))[0]?.remainingCreates
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
      change(store, upsertCodeCommand, { expect: 'new', partnerId, code: { code: '2', ...wanted } })
    assert.equal(await add({ creates: 2 }), 'CodeIncomplete')
    assert.equal(await add({ organization: 'X', creates: 2, used: 3 }), 'CodeOveruse')
    const unknown = { expect: 'known', partnerId, code: { code: '3' } } as const
    assert.equal(await change(store, upsertCodeCommand, unknown), 'CodeUnknown')
    assert.deepEqual(await change(store, removeCodeCommand, { partnerId, code: '12345' }), [
      'code.removed',
    ])
    assert.equal(
      await change(store, removeCodeCommand, { partnerId, code: '12345' }),
      'CodeUnknown',
    )
  })

  it('keep a code that proves a qualification', async () => {
    await using storage = await makeStorage()
    await using store = await openFilled(storage)
    await change(store, upsertGrantsCommand, {
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
    await store.run(createQualificationCommand, input, at)
    assert.equal(await change(store, removeCodeCommand, { partnerId, code: '12345' }), 'CodeInUse')
    const lowered = { expect: 'known', partnerId, code: { code: '12345', creates: 2 } } as const
    assert.equal(await change(store, upsertCodeCommand, lowered), 'CodeOveruse')
  })

  it('are on record with who, when, before and after; refusals are not', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    const keep = (name: string, when: number) =>
      change(
        store,
        upsertPartnerCommand,
        { expect: 'either', partner: { id: partnerId, name, domain: 'contoso.example' } },
        when,
      )
    await keep('Contoso', at)
    await keep('Contoso', at + 1)
    await keep('Contoso Ltd', at + 2)
    await change(store, removeMemberCommand, { partnerId, objectId: id('101') })
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

it('every refusal of an operator says in each language what to do', async () => {
  for (const language of languages) {
    const { words } = await loadSpeech(language)
    for (const [name, say] of Object.entries(words.operatorRefusals)) {
      const values = new Proxy({}, { get: (_, value) => `<${String(value)}>` })
      for (const text of (say as (values: object) => readonly string[])(values)) {
        assert.match(text, /^[a-z].*[^.]$/, `${language} ${name}`)
        assert.doesNotMatch(text, /undefined/)
      }
    }
  }
})
