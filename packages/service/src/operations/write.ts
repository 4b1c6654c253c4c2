import { Refused, refuse } from '../rules/refusal.ts'
import type { Answer, Command, Reply } from '../store/command.ts'
import { findAnswer, readAnswer } from '../store/queries/answers.ts'
import { hasCustomer } from '../store/queries/customers.ts'
import type { Call } from './call.ts'
import { readCustomerId } from './read-input.ts'

/**
 * Runs the writing half of an operation below a customer. The command itself repeats an earlier
 * answer and looks for the customer before anything else, so a well-formed call costs one trip to
 * the store; only a malformed one needs the two looks here, to be refused in the same order.
 * @param readInput the form of the call: id, body, values
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
  // Before the store is asked: nothing was ever kept for a customer who cannot be one.
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
