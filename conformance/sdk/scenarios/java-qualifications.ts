import assert from 'node:assert/strict'
import { watch } from '../wire/troubled-transport.ts'
import { categories, present, refused, unreadable, type Scenario } from './scenario.ts'

/** Qualifications as the Java SDK asks for them and reads them, and what it can never read. */
export const javaQualificationScenarios: readonly Scenario[] = [
  {
    name: 'sets education, and reads none until the verdict',
    async run({ java, newCustomer }) {
      const id = await newCustomer()
      const sdk = await java()
      assert.equal(await sdk.getQualification(id), 'none')
      assert.equal(await sdk.updateQualification(id, 'education'), 'education')
      assert.ok(['none', 'education'].includes(present(await sdk.getQualification(id), 'value')))
    },
  },
  {
    name: 'is told that a value cannot be set, and that an application may not set one',
    async run({ java, appToken, newCustomer }) {
      const id = await newCustomer()
      const sdk = await java()
      await refused(sdk.updateQualification(id, 'none'), categories.badInput, '3000')
      await refused(sdk.updateQualification(id, 'nonprofit'), categories.badInput, '3000')
      const alone = await java({ token: await appToken() })
      await refused(alone.updateQualification(id, 'education'), categories.forbidden, '900329')
      assert.equal(await alone.getQualification(id), 'none')
    },
  },
  {
    name: 'forgets to send the code of its two-argument form',
    async run({ java, transport, newCustomer }) {
      const id = await newCustomer()
      const { transport: watched, passages } = watch(transport)
      const sdk = await java({ transport: watched })
      assert.equal(await sdk.updateQualification(id, 'education', '12345'), 'education')
      assert.equal(passages[0]?.request.target, `/v1/customers/${id}/qualification`)
    },
  },
  {
    name: 'cannot read that a customer is of the government: its enum has no such member',
    async run({ java, dotNet, newCustomer }) {
      const id = await newCustomer()
      await (await dotNet()).createQualifications(id, { qualification: 'StateOwnedEntity' })
      await unreadable((await java()).getQualification(id), /state_owned_entity/)
    },
  },
  {
    name: 'cannot read the check of an address: it expects a bare true or false',
    async run({ java }) {
      const address = { addressLine1: '1 Microsoft Way', city: 'Redmond', country: 'US' }
      await unreadable((await java()).validateAddress(address), /boolean/)
    },
  },
]
