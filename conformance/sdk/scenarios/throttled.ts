import assert from 'node:assert/strict'
import { EndlessRetry } from '../java/retry.ts'
import { watch } from '../wire/troubled-transport.ts'
import { refused, type Scenario } from './scenario.ts'

/** Calls over the limit; the service must allow fewer than ten calls a minute. */
export const throttledScenarios: readonly Scenario[] = [
  {
    name: '.NET learns when to come back, and does not repeat the call',
    async run({ dotNet, transport }) {
      const { transport: watched, passages } = watch(transport)
      const sdk = await dotNet({ transport: watched })
      for (let call = 0; call < 9; call += 1) await sdk.listCustomers().catch(() => undefined)
      passages.length = 0
      const fault = await refused(sdk.listCustomers(), /^TooManyRequests$/, undefined)
      assert.equal(passages.length, 1)
      assert.ok(fault.retryAfterSeconds !== undefined && fault.retryAfterSeconds > 0)
      assert.match(fault.message, /^\{"statusCode":429,"message":"[^"]+"\}$/)
    },
  },
  {
    name: 'Java repeats the call for ever, since it takes a refusal of this kind for a passing one',
    async run({ java }) {
      const sdk = await java()
      await assert.rejects(sdk.listCustomers(), EndlessRetry)
    },
  },
]
