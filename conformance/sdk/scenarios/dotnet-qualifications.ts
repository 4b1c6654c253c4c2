import assert from 'node:assert/strict'
import { categories, present, refused, type Scenario } from './scenario.ts'

/** Qualifications as the .NET SDK asks for them and reads them. */
export const dotNetQualificationScenarios: readonly Scenario[] = [
  {
    name: 'asks for Education with segment and website, and reads it back at once',
    async run({ dotNet, newCustomer }) {
      const id = await newCustomer()
      const sdk = await dotNet()
      assert.deepEqual(await sdk.getQualifications(id), [])
      const asked = await sdk.createQualifications(id, {
        qualification: 'Education',
        educationSegment: 'K12',
        website: 'example.edu',
      })
      assert.equal(asked?.qualification, 'Education')
      assert.equal(asked.vettingStatus, 'InReview')
      assert.ok(asked.vettingCreateDate instanceof Date)
      const [first] = present(await sdk.getQualifications(id), 'the list')
      assert.equal(first?.qualification, 'Education')
      assert.deepEqual(first.vettingCreateDate, asked.vettingCreateDate)
    },
  },
  {
    name: 'goes through the official sample: Education, GCC with an invented code, StateOwnedEntity',
    async run({ dotNet, newCustomer }) {
      const id = await newCustomer()
      const sdk = await dotNet()
      const education = await sdk.createQualifications(id, {
        qualification: 'Education',
        educationSegment: 'HigherEducation',
        website: 'example.edu',
      })
      assert.equal(education?.vettingStatus, 'InReview')
      // The sample takes the first record right after the POST, and reads two members of it without
      // asking whether they are there.
      const [first] = present(await sdk.getQualifications(id), 'the list')
      assert.ok(first)
      assert.ok(present(first.vettingStatus, 'VettingStatus').length > 0)
      assert.equal(typeof present(first.vettingReason, 'VettingReason'), 'string')
      const government = sdk.createQualifications(id, {
        qualification: 'GovernmentCommunityCloud',
        validationCode: 'NotRealCode',
      })
      const { message } = await refused(government, categories.forbidden, '600006')
      assert.match(message, /GovernmentCommunityCloud/)
      assert.match(message, /Education/)
      assert.match(message, /cannot be combined/)
      const stateOwned = await sdk.createQualifications(id, { qualification: 'StateOwnedEntity' })
      assert.equal(stateOwned?.qualification, 'StateOwnedEntity')
      assert.equal(stateOwned.vettingStatus, null)
      const all = present(await sdk.getQualifications(id), 'the list')
      assert.deepEqual(
        all.map((record) => record?.qualification),
        ['Education', 'StateOwnedEntity'],
      )
      assert.ok(all[0]?.vettingStatus)
    },
  },
  {
    name: 'asks for GovernmentCommunityCloud with a code of its own, and reads it back at once',
    async run({ dotNet, newCustomer }) {
      const id = await newCustomer()
      const sdk = await dotNet()
      const code = present(
        (await sdk.getValidationCodes())?.find(({ remainingCreates }) => remainingCreates !== 0),
        'a validation code with creates left',
      )
      const wanted = {
        qualification: 'GovernmentCommunityCloud',
        validationCode: present(code.validationId, 'validationId'),
      }
      const asked = await sdk.createQualifications(id, wanted)
      assert.equal(asked?.qualification, 'GovernmentCommunityCloud')
      const [first] = present(await sdk.getQualifications(id), 'the list')
      assert.equal(first?.vettingStatus, 'Approved')
      assert.equal(first.vettingReason, '')
      await refused(sdk.createQualifications(id, wanted), categories.alreadyExists, '600006')
      const education = sdk.createQualifications(id, { qualification: 'Education' })
      await refused(education, categories.forbidden, '600006')
    },
  },
  {
    name: 'is told what is wrong with a request',
    async run({ dotNet, appToken, newCustomer }) {
      const id = await newCustomer()
      const sdk = await dotNet()
      const ask = (request: Parameters<typeof sdk.createQualifications>[1]) =>
        sdk.createQualifications(id, request)
      const { badInput, forbidden } = categories
      await refused(ask({ qualification: 'GovernmentCommunityCloud' }), badInput, '800002')
      const invented = {
        qualification: 'GovernmentCommunityCloud',
        validationCode: 'NotRealCode',
      }
      await refused(ask(invented), badInput, '800002')
      await refused(ask({ qualification: 'None' }), badInput, '3000')
      await refused(ask({ qualification: 'Nonprofit' }), badInput, '3000')
      await refused(ask({ qualification: 'Library' }), badInput, '900126')
      const segment = { qualification: 'Education', educationSegment: 'Kindergarten' }
      await refused(ask(segment), badInput, '800002')
      const alone = await dotNet({ token: await appToken() })
      const byApplication = alone.createQualifications(id, { qualification: 'StateOwnedEntity' })
      await refused(byApplication, forbidden, '900329')
      assert.deepEqual(await alone.getQualifications(id), [])
    },
  },
  {
    name: 'spells the value as an older sample does',
    async run({ dotNet, newCustomer }) {
      const id = await newCustomer()
      const asked = await (await dotNet()).createQualifications(id, { qualification: 'education' })
      assert.equal(asked?.qualification, 'Education')
    },
  },
  {
    name: 'reads the state of the account’s own review',
    async run({ dotNet, newCustomer }) {
      const id = await newCustomer()
      const status = await (await dotNet()).getValidationStatus(id)
      assert.equal(status?.type, 'Account')
      assert.ok(status.status)
      assert.ok(!Number.isNaN(Date.parse(status.lastUpdateDateTime ?? '')))
    },
  },
]
