import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { RawAnswer } from '../wire/messages.ts'
import { answerFirst, loseAnswers, watch } from '../wire/troubled-transport.ts'
import { draftCustomer } from './given.ts'
import { categories, fold, present, refused, type Scenario } from './scenario.ts'

const overloaded: RawAnswer = {
  status: 503,
  reason: 'Service Unavailable',
  headers: new Map(),
  body: '',
}

/** Calls that are sent more than once, and must have happened once. */
export const repeatScenarios: readonly Scenario[] = [
  {
    name: '.NET creates one customer though two answers are lost',
    async run({ transport, dotNet }) {
      const draft = draftCustomer()
      const lossy = loseAnswers(transport, 2)
      const waited: number[] = []
      const wait = async (milliseconds: number) => void waited.push(milliseconds)
      const sdk = await dotNet({ transport: lossy.transport, wait })
      const created = present(await sdk.createCustomer(draft), 'the created customer')
      assert.deepEqual(waited, [500, 1_500])
      assert.equal(lossy.passages.length, 3)
      const filter = { field: 'Domain', operator: 'StartsWith', value: draft.domain } as const
      const found = await (await dotNet()).queryCustomers({ filter })
      assert.deepEqual(
        found.items?.map(({ id }) => id),
        [created.id],
      )
      // The password was in the first answer only.
      assert.equal(created.userCredentials, null)
    },
  },
  {
    name: '.NET asks for Education once though the answer is lost',
    async run({ transport, dotNet, newCustomer }) {
      const id = await newCustomer()
      const sdk = await dotNet({ transport: loseAnswers(transport, 1).transport })
      const asked = await sdk.createQualifications(id, { qualification: 'Education' })
      assert.equal(asked?.vettingStatus, 'InReview')
      assert.equal((await sdk.getQualifications(id))?.length, 1)
    },
  },
  {
    name: '.NET spends a validation code once though the answer is lost',
    async run({ transport, dotNet, newCustomer }) {
      const sdk = await dotNet()
      const code = present(
        (await sdk.getValidationCodes())?.find(({ remainingCreates }) => remainingCreates !== 0),
        'a validation code with creates left',
      )
      const id = await newCustomer()
      const lossy = await dotNet({ transport: loseAnswers(transport, 1).transport })
      const validationCode = present(code.validationId, 'validationId')
      const wanted = { qualification: 'GovernmentCommunityCloud', validationCode }
      const asked = await lossy.createQualifications(id, wanted)
      assert.equal(asked?.vettingStatus, 'Approved')
      const after = (await sdk.getValidationCodes())?.find(
        ({ validationId }) => validationId === code.validationId,
      )
      const left = code.remainingCreates === null ? null : code.remainingCreates - 1
      assert.equal(after?.remainingCreates, left)
    },
  },
  {
    name: '.NET gets through when a gateway is overloaded for a moment',
    async run({ transport, dotNet, newCustomer }) {
      const id = await newCustomer()
      const busy = answerFirst(transport, 3, overloaded)
      const read = await (await dotNet({ transport: busy.transport })).getCustomer(id)
      assert.equal(read?.id, id)
      assert.equal(busy.passages.length, 4)
    },
  },
  {
    name: 'Java sends a refusal five times with one id, and it leaves no trace but one answer',
    async run({ transport, java, newCustomer }) {
      const id = await newCustomer()
      const quiet = await java()
      await quiet.updateQualification(id, 'education')
      const { transport: watched, passages } = watch(transport)
      const sdk = await java({ transport: watched })
      const again = sdk.updateQualification(id, 'education')
      await refused(again, categories.alreadyExists, '600006')
      assert.equal(passages.length, 5)
      assert.equal(new Set(passages.map(({ answer }) => answer?.body)).size, 1)
      const filter = { field: 'CustomerId', operator: 'Equals', value: id } as const
      const log = await quiet.queryAuditRecords(new Date(Date.now() - 86_400_000), undefined, {
        filter,
      })
      // The verdict writes a record of its own, which no user caused.
      const asked = present(log.items, 'items').filter(
        ({ operationType, userPrincipalName }) =>
          fold(operationType) === 'updatecustomerqualification' && userPrincipalName !== null,
      )
      assert.equal(asked.length, 1)
    },
  },
  {
    name: 'one request id over different operations joins none of them',
    async run({ dotNet, java }) {
      for (const connect of [dotNet, java]) {
        const sdk = await connect({ requestId: randomUUID() })
        const created = present(await sdk.createCustomer(draftCustomer()), 'the created customer')
        const id = present(created.id, 'id')
        const billing = present(await sdk.getBillingProfile(id), 'the profile')
        const changed = await sdk.updateBillingProfile(id, { ...billing, firstName: 'Theo' })
        assert.equal(changed?.firstName, 'Theo')
        assert.equal((await sdk.getBillingProfile(id))?.firstName, 'Theo')
      }
    },
  },
]
