import assert from 'node:assert/strict'
import { it } from 'node:test'
import { listApplications } from '../../src/store/queries/applications.ts'
import { listCodes } from '../../src/store/queries/codes.ts'
import { findCustomer } from '../../src/store/queries/customers.ts'
import { listDomainEntries } from '../../src/store/queries/domains.ts'
import { listMembers } from '../../src/store/queries/members.ts'
import { listOperatorRecords } from '../../src/store/queries/operator-records.ts'
import { findPartner, listDirectoryRoles } from '../../src/store/queries/partners.ts'
import { onEveryStore } from '../support/stores.ts'
import { apply, id, openEmptyStore } from './operator.ts'

const partnerId = id('1')
const customerId = id('201')

const document = {
  partners: [
    {
      id: partnerId,
      name: 'Contoso',
      domain: 'contoso.example',
      applications: [
        { id: id('301'), name: 'Panel', allows: ['app-read', 'user'] },
        { id: id('302'), allows: ['app-write'] },
      ],
      members: [
        { id: id('101'), userPrincipalName: 'ada@contoso.example', roles: ['AdminAgent'] },
        { id: id('102'), userPrincipalName: 'sam@contoso.example', roles: ['SalesAgent'] },
      ],
      codes: [{ code: '12345', organization: 'Contoso', creates: 5, used: 1 }],
      customers: [
        {
          id: customerId,
          name: 'School',
          domain: 'school.example',
          email: 'office@school.example',
          address: { country: 'US', city: 'Spokane' },
          contact: { firstName: 'Nora' },
          gdap: { AdminAgent: ['Directory Readers', 'User Administrator'], SalesAgent: [] },
        },
      ],
    },
  ],
  allowList: [{ domain: 'school.example', reason: 'On the register' }],
  stopList: [{ domain: 'mill.example', reason: 'Sells diplomas' }],
}

const [partner] = document.partners
const actionsOf = ({ changes }: { changes: readonly { action: string }[] }) =>
  changes.map(({ action }) => action)

onEveryStore('applying a file', (makeStorage) => {
  it('makes everything so, and the second time nothing', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    const first = await apply(store, document)
    assert.deepEqual(first.refusals, [])
    assert.deepEqual(actionsOf(first), [
      'partner.added',
      'application.added',
      'application.added',
      'member.added',
      'member.added',
      'code.added',
      'customer.added',
      'grants.changed',
      'domain.added',
      'domain.added',
    ])
    const again = await apply(store, document)
    assert.deepEqual(again, { changes: [], refusals: [] })
    assert.equal((await listOperatorRecords(store.reader, 100)).length, first.changes.length)
    const customer = await findCustomer(store.reader, { partnerId, customerId })
    assert.equal(customer?.company.email, 'office@school.example')
    const held = { partnerId, customerId, cspRoles: ['AdminAgent', 'SalesAgent'] } as const
    assert.deepEqual(await listDirectoryRoles(store.reader, held), [
      'Directory Readers',
      'User Administrator',
    ])
    const [code] = await listCodes(store.reader, { partnerId })
    assert.equal(code?.remainingCreates, 4)
  })

  it('tells in a trial what it would do, and does nothing', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    const tried = await apply(store, document, { trial: true })
    assert.equal(await findPartner(store.reader, partnerId), undefined)
    assert.deepEqual(await listOperatorRecords(store.reader, 100), [])
    assert.deepEqual(await apply(store, document), tried)
  })

  it('changes nothing when one thing is refused, and names all that are', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    await apply(store, document)
    const { changes, refusals } = await apply(store, {
      partners: [
        { id: id('2'), name: 'Fabrikam', domain: 'contoso.example', members: [{ id: id('103') }] },
        { ...partner, name: 'Renamed', codes: [{ code: '12345', creates: 0 }] },
      ],
      allowList: [{ domain: 'new.example', reason: 'x' }],
    })
    assert.deepEqual(changes, [])
    assert.deepEqual(
      refusals.map(({ path, refused }) => [path, refused.name]),
      [
        ['partners[0]', 'PartnerDomainTaken'],
        ['partners[1].codes[0]', 'CodeOveruse'],
      ],
    )
    assert.equal((await findPartner(store.reader, partnerId))?.name, 'Contoso')
    assert.equal((await listDomainEntries(store.reader)).length, 2)
  })

  it('leaves alone what the file does not name, unless it is told to prune', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    await apply(store, document)
    const less = {
      partners: [
        {
          ...partner,
          applications: partner?.applications.slice(0, 1),
          members: partner?.members.slice(0, 1),
          codes: [],
          customers: [],
        },
      ],
      allowList: [],
    }
    assert.deepEqual(actionsOf(await apply(store, less)), [])
    assert.deepEqual(actionsOf(await apply(store, less, { prune: true })), [
      'application.removed',
      'member.removed',
      'code.removed',
      'domain.removed',
    ])
    assert.equal((await listMembers(store.reader, { partnerId })).length, 1)
    assert.deepEqual(await listApplications(store.reader, { partnerId }), [
      { partnerId, applicationId: id('301'), name: 'Panel', rights: ['user', 'app-read'] },
    ])
    // A list that the file does not have is not pruned, and customers never are.
    const [left] = await listDomainEntries(store.reader)
    assert.equal(left?.list, 'stop')
    assert.ok(await findCustomer(store.reader, { partnerId, customerId }))
  })

  it('takes a granted role back that the file no longer names', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    await apply(store, document)
    const customers = [{ id: customerId, gdap: { AdminAgent: ['Directory Readers'] } }]
    const applied = await apply(store, { partners: [{ id: partnerId, customers }] })
    assert.deepEqual(actionsOf(applied), ['grants.changed'])
    const held = { partnerId, customerId, cspRoles: ['AdminAgent'] } as const
    assert.deepEqual(await listDirectoryRoles(store.reader, held), ['Directory Readers'])
  })
})
