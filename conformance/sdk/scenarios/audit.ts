import assert from 'node:assert/strict'
import type { SdkAuditRecord, SdkPage } from '../models.ts'
import { unique } from './given.ts'
import { categories, fold, present, refused, type SharedScenario } from './scenario.ts'

const day = 86_400_000
const daysAgo = (days: number) => new Date(Math.floor(Date.now() / day) * day - days * day)
const of = (id: string) => ({ field: 'CustomerId', operator: 'Equals', value: id }) as const
const operations = (page: SdkPage<SdkAuditRecord>) =>
  present(page.items, 'items').map(({ operationType }) => fold(operationType))

/** The activity log. */
export const auditScenarios: readonly SharedScenario[] = [
  {
    name: 'reads what happened to a customer',
    async run(connect, { newCustomer }) {
      const name = `Über ${unique()} + Partner`
      const id = await newCustomer(name)
      const sdk = await connect()
      const billing = present(await sdk.getBillingProfile(id), 'the profile')
      await sdk.updateBillingProfile(id, { ...billing, firstName: 'Theo' })
      const page = await sdk.queryAuditRecords(daysAgo(1), undefined, { filter: of(id) })
      assert.deepEqual(operations(page), ['updatecustomerbillingprofile', 'addcustomer'])
      const [, added] = present(page.items, 'items')
      assert.ok(added)
      assert.equal(fold(added.resourceType), 'customer')
      assert.equal(fold(added.operationStatus), 'succeeded')
      assert.equal(added.customerName, name)
      assert.ok(added.userPrincipalName?.includes('@'))
      assert.ok(Math.abs(present(added.operationDate, 'date').getTime() - Date.now()) < day)
      assert.equal(added.attributes?.objectType, 'AuditRecord')
      const keys = present(added.customizedData, 'customizedData').map(({ key }) => key)
      assert.deepEqual(keys, ['PrimaryDomainName', 'Relationship'])
    },
  },
  {
    name: 'knows every day of the window by the date it sends',
    async run(connect) {
      const sdk = await connect()
      for (const days of [0, 1, 29, 45, 61, 89]) {
        const page = await sdk.queryAuditRecords(daysAgo(days), daysAgo(Math.max(days - 1, 0)))
        assert.equal(page.attributes?.objectType, 'Collection', `${days} days ago`)
      }
      await refused(sdk.queryAuditRecords(daysAgo(95)), categories.badInput, '800002')
      const backwards = sdk.queryAuditRecords(daysAgo(2), daysAgo(5))
      await refused(backwards, categories.badInput, '800002')
    },
  },
  {
    name: 'filters by name and by kind of resource',
    async run(connect, { newCustomer }) {
      const name = `${unique()} "Söhne" + {1} 50% d'a`
      await newCustomer(name)
      const sdk = await connect()
      const find = async (field: string, operator: 'Substring' | 'Equals', value: string) =>
        operations(
          await sdk.queryAuditRecords(daysAgo(1), undefined, {
            filter: { field, operator, value },
          }),
        )
      assert.deepEqual(await find('CompanyName', 'Substring', name), ['addcustomer'])
      assert.deepEqual(await find('companyname', 'Substring', name.toUpperCase()), ['addcustomer'])
      assert.ok((await find('ResourceType', 'Equals', 'Customer')).includes('addcustomer'))
      assert.deepEqual(await find('ResourceType', 'Equals', 'Order'), [])
    },
  },
  {
    name: 'pages by size, by links, and by a token beside the same query',
    async run(connect, { newCustomer }) {
      const id = await newCustomer()
      const sdk = await connect()
      const billing = present(await sdk.getBillingProfile(id), 'the profile')
      await sdk.updateBillingProfile(id, { ...billing, firstName: 'Theo' })
      const query = { size: 1, filter: of(id) }
      const first = await sdk.queryAuditRecords(daysAgo(1), undefined, query)
      assert.deepEqual(operations(first), ['updatecustomerbillingprofile'])
      const second = await sdk.followAuditRecords(present(first.links?.next, 'next'))
      assert.deepEqual(operations(second), ['addcustomer'])
      assert.equal(second.links?.next, null)
      const token = present(first.continuationToken, 'continuationToken')
      const sought = await sdk.queryAuditRecords(daysAgo(1), undefined, { ...query, token })
      assert.deepEqual(operations(sought), ['addcustomer'])
    },
  },
]
