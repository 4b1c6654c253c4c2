import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readAuditId, restOf, writeAuditId } from './audit-id.ts'

const partnerId = 'c0de0000-0000-4000-8000-00000000a001'
const customerId = 'c0de0000-0000-4000-8000-000000000001'

test('an id ends in .NET ticks', () => {
  const key = { partnerId, customerId, operation: 'addcustomer', operationDate: 0, rest: 7 }
  assert.equal(writeAuditId(key), `${partnerId}_${customerId}_addcustomer_621355968000000007`)
})

test('an id round-trips, with and without a customer', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000_000_000 }),
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      fc.boolean(),
      (operationDate, seq, hasCustomer) => {
        const key = {
          partnerId,
          customerId: hasCustomer ? customerId : null,
          operation: 'updatecustomerqualification',
          operationDate,
          rest: restOf(seq),
        }
        assert.deepEqual(readAuditId(writeAuditId(key)), key)
        assert.deepEqual(readAuditId(writeAuditId(key).toUpperCase()), key)
      },
    ),
  )
})

for (const id of [
  '',
  'x',
  `${partnerId}_op`,
  `x_${customerId}_op_621355968000000007`,
  `${partnerId}_x_op_621355968000000007`,
  `${partnerId}_op_6e17`,
]) {
  test(`"${id}" is not an id`, () => {
    assert.equal(readAuditId(id), undefined)
  })
}
