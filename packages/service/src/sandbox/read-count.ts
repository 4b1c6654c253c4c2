import { readJsonObject, sandboxRule } from './read-json-object.ts'

const most = 1_000_000
const highestSeed = 0xff_ff

/**
 * Reads how many customers are wanted, and of which series.
 * @throws Refused InvalidRequestInput
 */
export function readCount(body: unknown): { count: number; seed: number } {
  return readJsonObject(
    body,
    { known: ['count', 'seed'], example: '{"count":10000}' },
    (fields) => {
      fields.require('count')
      const count = fields.whole('count') ?? 0
      const seed = fields.whole('seed') ?? 1
      if (fields.raw('count') === 0)
        fields.refuse('count', sandboxRule(`it must be from 1 to ${most}`))
      if (seed > highestSeed)
        fields.refuse('seed', sandboxRule(`it must be from 0 to ${highestSeed}`))
      return { count, seed }
    },
  )
}
