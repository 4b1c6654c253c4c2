import { governmentDirectoryRoles, sellingRoles } from '@accredit/contract'
import {
  findLastCustomer,
  grantOnRange,
  insertCustomers,
} from '../store/queries/customer-batches.ts'
import { generateCustomer, generatedId, indexOfGenerated } from './generate-customer.ts'
import { command } from '../store/command.ts'
import type { Store } from '../store/store.ts'

/** Customers per command, which limits how long other writes wait. */
const batchSize = 1_000

/** Highest index in a series. */
const lastIndex = 0xff_ff_ff_ff_ff

/** Customers to generate: their partner, series and number. */
export interface GenerateInput {
  readonly partnerId: string
  readonly seed: number
  readonly count: number
}

/**
 * Adds generated customers to a partner, after those that the series already has, with the
 * directory roles of every new customer. The activity log does not change.
 */
export const generateCustomersCommand = command(
  'generateCustomers',
  async (
    transaction,
    { partnerId, seed, count }: GenerateInput,
    at,
  ): Promise<{ firstId: string; lastId: string }> => {
    const whole = {
      partnerId,
      firstId: generatedId({ seed, index: 0 }),
      lastId: generatedId({ seed, index: lastIndex }),
    }
    const last = await findLastCustomer(transaction, whole)
    const start = last === undefined ? 0 : indexOfGenerated(last) + 1
    const customers = Array.from({ length: count }, (_, offset) =>
      generateCustomer({ partnerId, seed, index: start + offset }, at),
    )
    await insertCustomers(transaction, customers)
    const firstId = generatedId({ seed, index: start })
    const lastId = generatedId({ seed, index: start + count - 1 })
    await grantOnRange(
      transaction,
      { partnerId, firstId, lastId },
      { cspRoles: sellingRoles, directoryRoles: governmentDirectoryRoles },
    )
    return { firstId, lastId }
  },
)

/** Number of added customers, with the first and last id. */
export interface AddedCustomers {
  readonly added: number
  readonly firstId: string | undefined
  readonly lastId: string | undefined
}

/**
 * Adds any number of customers in batches.
 * @param isWanted asked before each batch
 */
export async function generateCustomers(
  store: Store,
  input: GenerateInput,
  now: () => number,
  isWanted: () => boolean,
): Promise<AddedCustomers> {
  let added = 0
  let firstId: string | undefined
  let lastId: string | undefined
  while (added < input.count && isWanted()) {
    const count = Math.min(batchSize, input.count - added)
    const batch = await store.run(generateCustomersCommand, { ...input, count }, now())
    firstId ??= batch.firstId
    lastId = batch.lastId
    added += count
  }
  return { added, firstId, lastId }
}
