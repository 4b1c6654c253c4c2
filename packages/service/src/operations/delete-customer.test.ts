import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '../rules/refusal.ts'
import type { Call } from './call.ts'
import { deleteCustomer } from './delete-customer.ts'

test('outside a sandbox nothing is deleted, and the store is not queried', async () => {
  const call = { service: { mode: 'production' } } as Call
  await assert.rejects(
    deleteCustomer(call),
    (error) => error instanceof Refused && error.refusal.error === 'NotSandbox',
  )
})
