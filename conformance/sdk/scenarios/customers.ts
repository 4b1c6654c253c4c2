import assert from 'node:assert/strict'
import type { SdkCustomer, SdkPage } from '../models.ts'
import { draftCustomer, unique } from './given.ts'
import { categories, fold, present, refused, type SharedScenario } from './scenario.ts'

const idOf = ({ id }: SdkCustomer) => present(id, 'id')
const idsOf = (page: SdkPage<SdkCustomer>) => present(page.items, 'items').map(idOf)

/** Customers: create, read, list, page, search, end. */
export const customerScenarios: readonly SharedScenario[] = [
  {
    name: 'creates a customer, reads it and deletes it',
    async run(connect) {
      const sdk = await connect()
      const draft = draftCustomer()
      assert.equal(await sdk.isDomainTaken(draft.domain), false)
      const created = present(await sdk.createCustomer(draft), 'the created customer')
      assert.equal(fold(created.relationshipToPartner), 'reseller')
      assert.equal(created.companyProfile?.domain, draft.domain)
      assert.equal(created.companyProfile.companyName, draft.billing.companyName)
      assert.equal(created.companyProfile.tenantId, created.id)
      assert.equal(created.billingProfile?.defaultAddress?.postalCode, '98052')
      assert.ok(created.userCredentials?.userName && created.userCredentials.password)
      assert.equal(created.attributes?.objectType, 'Customer')
      assert.equal(await sdk.isDomainTaken(draft.domain), true)
      const id = idOf(created)
      const read = present(await sdk.getCustomer(id), 'the customer')
      assert.equal(read.userCredentials, null)
      assert.equal(read.billingProfile?.email, draft.billing.email)
      assert.equal(typeof read.allowDelegatedAccess, 'boolean')
      assert.equal(read.links?.self?.uri, `/customers/${id}`)
      await sdk.deleteCustomer(id)
      const gone = await refused(sdk.getCustomer(id), categories.notFound, '60003')
      assert.match(gone.message, new RegExp(id))
    },
  },
  {
    name: 'is told that a domain is taken',
    async run(connect) {
      const sdk = await connect()
      const draft = draftCustomer()
      await sdk.createCustomer(draft)
      const again = { ...draftCustomer(), domain: draft.domain }
      await refused(sdk.createCustomer(again), categories.alreadyExists, '600006')
    },
  },
  {
    name: 'is told of an address that is not accepted',
    async run(connect) {
      const sdk = await connect()
      const { domain, billing } = draftCustomer()
      const defaultAddress = { ...billing.defaultAddress, state: 'ZZ', postalCode: 'x' }
      const draft = { domain, billing: { ...billing, defaultAddress } }
      await refused(sdk.createCustomer(draft), categories.badInput, '2007')
    },
  },
  {
    name: 'lists all customers, in short form',
    async run(connect, { appToken, newCustomer }) {
      const id = await newCustomer()
      const sdk = await connect({ token: await appToken() })
      const page = await sdk.listCustomers()
      assert.equal(page.attributes?.objectType, 'Collection')
      assert.equal(page.totalCount, present(page.items, 'items').length)
      const found = page.items?.find((customer) => customer.id === id)
      assert.ok(found || page.links?.next, 'the new customer is on no page')
      for (const customer of page.items ?? []) {
        assert.equal(customer.billingProfile, null)
        assert.equal(customer.allowDelegatedAccess, null)
        assert.ok(customer.companyProfile?.companyName && customer.companyProfile.domain)
        assert.notEqual(fold(customer.relationshipToPartner), 'unknown')
      }
    },
  },
  {
    name: 'walks pages forwards and backwards by their links',
    async run(connect, { newCustomer }) {
      const { prefix, ids } = await threeOf(newCustomer)
      const sdk = await connect()
      const filter = { field: 'CompanyName', operator: 'StartsWith', value: prefix } as const
      const first = await sdk.queryCustomers({ size: 1, filter })
      assert.deepEqual(idsOf(first), [ids[0]])
      assert.equal(first.links?.previous, null)
      const second = await sdk.followCustomers(present(first.links?.next, 'next'))
      assert.deepEqual(idsOf(second), [ids[1]])
      const third = await sdk.followCustomers(present(second.links?.next, 'next'))
      assert.deepEqual(idsOf(third), [ids[2]])
      // An enumerator stops exactly on this.
      assert.equal(third.links?.next, null)
      const back = await sdk.followCustomers(present(third.links?.previous, 'previous'))
      assert.deepEqual(idsOf(back), [ids[1]])
      const start = await sdk.followCustomers(present(back.links?.previous, 'previous'))
      assert.deepEqual(idsOf(start), [ids[0]])
      assert.equal(start.links?.previous, null)
      assert.equal(start.links?.next?.method, 'GET')
    },
  },
  {
    name: 'seeks by a continuation token, which alone carries size and filter',
    async run(connect, { newCustomer }) {
      const { prefix, ids } = await threeOf(newCustomer)
      const sdk = await connect()
      const filter = { field: 'CompanyName', operator: 'StartsWith', value: prefix } as const
      const first = await sdk.queryCustomers({ size: 1, filter })
      const token = present(first.continuationToken, 'continuationToken')
      const second = await sdk.seekCustomers('Next', token)
      assert.deepEqual(idsOf(second), [ids[1]])
      const onwards = present(second.continuationToken, 'continuationToken')
      assert.deepEqual(idsOf(await sdk.seekCustomers('Next', onwards)), [ids[2]])
      assert.deepEqual(idsOf(await sdk.seekCustomers('Previous', onwards)), [ids[0]])
      assert.deepEqual(idsOf(await sdk.seekCustomers('First', onwards)), [ids[0]])
      assert.deepEqual(idsOf(await sdk.seekCustomers('Last', onwards)), [ids[2]])
      await refused(sdk.seekCustomers('Next', 'AAEC'), categories.badInput, '800002')
    },
  },
  {
    name: 'finds a name with every awkward character, by a query without a page size',
    async run(connect, { newCustomer }) {
      const name = `${unique()} O’Söhne & "Co" '+ {1} 100%2B? #[x] a=b|<c>`
      const id = await newCustomer(name)
      const sdk = await connect()
      const filter = { field: 'CompanyName', operator: 'StartsWith', value: name } as const
      const page = await sdk.queryCustomers({ filter })
      assert.deepEqual(idsOf(page), [id])
      assert.equal(page.items?.[0]?.companyProfile?.companyName, name)
      // The link repeats the filter, and has to survive the SDK's own reading and splitting of it.
      const again = await sdk.followCustomers(present(page.links?.self, 'self'))
      assert.deepEqual(idsOf(again), [id])
    },
  },
  {
    name: 'is told of a filter that is not supported',
    async run(connect) {
      const sdk = await connect()
      const byPhone = { field: 'Phone', operator: 'StartsWith', value: '1' } as const
      await refused(sdk.queryCustomers({ filter: byPhone }), categories.badInput, '3000')
      const equals = { field: 'Domain', operator: 'Equals', value: 'a' } as const
      await refused(sdk.queryCustomers({ filter: equals }), categories.badInput, '3000')
    },
  },
  {
    name: 'ends a relationship, after which the customer is unknown',
    async run(connect, { newCustomer }) {
      const id = await newCustomer()
      const sdk = await connect()
      const left = present(await sdk.removeRelationship(id), 'the answer')
      assert.equal(fold(left.relationshipToPartner), 'none')
      assert.deepEqual(
        [left.id, left.companyProfile, left.billingProfile, left.customDomains],
        [null, null, null, null],
      )
      await refused(sdk.getCustomer(id), categories.notFound, '60003')
    },
  },
]

async function threeOf(newCustomer: (name: string) => Promise<string>) {
  const prefix = unique()
  const ids: string[] = []
  for (const letter of ['a', 'b', 'c']) ids.push(await newCustomer(`${prefix} ${letter}`))
  return { prefix, ids }
}
