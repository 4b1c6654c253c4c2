import assert from 'node:assert/strict'
import { present, categories, refused, type SharedScenario } from './scenario.ts'

/** Company and billing profile. */
export const profileScenarios: readonly SharedScenario[] = [
  {
    name: 'reads the company profile as a user, and is refused as an application',
    async run(connect, { appToken, newCustomer }) {
      const id = await newCustomer()
      const profile = present(await (await connect()).getCompanyProfile(id), 'the profile')
      assert.equal(profile.tenantId, id)
      assert.ok(profile.companyName && profile.domain)
      assert.equal(profile.attributes?.objectType, 'CustomerCompanyProfile')
      const alone = await connect({ token: await appToken() })
      await refused(alone.getCompanyProfile(id), categories.forbidden, '900329')
    },
  },
  {
    name: 'changes the billing profile with the tag inside the body',
    async run(connect, { newCustomer }) {
      const id = await newCustomer()
      const sdk = await connect()
      const read = present(await sdk.getBillingProfile(id), 'the profile')
      const etag = present(read.attributes?.etag, 'etag')
      assert.equal(read.attributes?.objectType, 'CustomerBillingProfile')
      const changed = present(
        await sdk.updateBillingProfile(id, { ...read, firstName: 'Theo' }),
        'the changed profile',
      )
      assert.equal(changed.firstName, 'Theo')
      assert.equal(changed.lastName, read.lastName)
      assert.deepEqual(changed.defaultAddress, read.defaultAddress)
      assert.notEqual(changed.attributes?.etag, etag)
      assert.deepEqual(await sdk.getBillingProfile(id), changed)
    },
  },
  {
    name: 'is refused with a tag that is old, or none, and changes nothing',
    async run(connect, { newCustomer }) {
      const id = await newCustomer()
      const sdk = await connect()
      const read = present(await sdk.getBillingProfile(id), 'the profile')
      const changed = await sdk.updateBillingProfile(id, { ...read, firstName: 'Theo' })
      const stale = sdk.updateBillingProfile(id, { ...read, firstName: 'Tim' })
      await refused(stale, categories.badInput, '2055')
      const without = { ...read, firstName: 'Tom', attributes: null }
      await refused(sdk.updateBillingProfile(id, without), categories.badInput, '2055')
      assert.deepEqual(await sdk.getBillingProfile(id), changed)
    },
  },
]
