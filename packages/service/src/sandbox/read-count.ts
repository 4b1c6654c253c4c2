import { brokenRule, sandboxLimits } from '@accredit/contract'
import { readJsonObject } from './read-json-object.ts'

/**
 * Parses number and series of the customers to generate.
 * @throws Refused InvalidRequestInput
 */
export function readCount(body: unknown): { count: number; seed: number } {
  return readJsonObject(
    body,
    { known: ['count', 'seed'], example: '{"count":10000}' },
    (fields) => {
      fields.require('count')
      const count = fields.whole('count', sandboxLimits.customers) ?? 0
      const seed = fields.whole('seed', sandboxLimits.seed) ?? 1
      if (fields.raw('count') === 0)
        fields.refuse(
          'count',
          brokenRule('WholeBetween', { least: 1, most: sandboxLimits.customers }),
        )
      return { count, seed }
    },
  )
}
