import { Refused, refuse } from '../rules/refusal.ts'
import type { Answer, Command, Reply } from '../store/command.ts'
import { findAnswer, readAnswer } from '../store/queries/answers.ts'
import { hasCustomer } from '../store/queries/customers.ts'
import type { Call } from './call.ts'
import { readCustomerId } from './read-input.ts'

/**
 * Runs the writing part of an operation below a customer. The command itself returns an earlier
 * answer and finds the customer before anything else, so a well-formed call costs one round trip;
 * only a malformed one needs the two reads here, to be refused in the same order.
 * @param readInput parses the call: id, body, values
 */
export async function writeBelowCustomer<Input>(
  call: Call,
  command: Command<Input, Reply>,
  readInput: () => NoInfer<Input>,
): Promise<Answer> {
  const { store, now } = call.service
  let input: Input
  try {
    input = readInput()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return refuseForm(call, error)
  }
  return store.answer(command, input, now(), call.identity)
}

async function refuseForm(call: Call, misformed: Refused): Promise<Answer> {
  const { store, now } = call.service
  const { identity } = call
  // Before the store is queried: nothing is stored for an invalid customer id.
  const customerId = readCustomerId(call)
  if (identity) {
    const stored = await findAnswer(store.reader, identity)
    if (stored && stored.expires_at > now()) {
      if (stored.fingerprint !== identity.fingerprint) {
        return refuse('RequestIdReused', { requestId: identity.requestId })
      }
      return readAnswer(stored)
    }
  }
  const { partnerId } = call.actor
  if (!(await hasCustomer(store.reader, { partnerId, customerId }))) {
    return refuse('TenantNotFound', { customerId })
  }
  throw misformed
}
