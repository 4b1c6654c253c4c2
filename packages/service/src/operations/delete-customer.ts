import type { Actor } from '../rules/actor.ts'
import { refuse } from '../rules/refusal.ts'
import { command, type Answer, type Reply } from '../store/command.ts'
import { lockCustomer } from '../store/queries/customers.ts'
import { purgeCustomer } from '../store/queries/remove-customer.ts'
import { auditCustomer } from './audit-customer.ts'
import type { Call } from './call.ts'
import { describeCustomer } from './describe-customer.ts'
import { readCustomerId } from './read-input.ts'
import { withdrawRequests } from './withdraw-requests.ts'
import { writeBelowCustomer } from './write.ts'

/** `DELETE /v1/customers/{id}`: purges a customer's tenant, in a sandbox only. */
export async function deleteCustomer(call: Call): Promise<Answer> {
  if (call.service.mode !== 'sandbox') return refuse('NotSandbox', { operation: 'deleteCustomer' })
  const { actor, correlationId } = call
  return writeBelowCustomer(call, deleteCustomerCommand, () => ({
    actor,
    customerId: readCustomerId(call),
    correlationId,
  }))
}

/** Command: deletes everything about the customer except the activity log. */
export const deleteCustomerCommand = command(
  'deleteCustomer',
  async (
    transaction,
    input: { actor: Actor; customerId: string; correlationId: string },
    at,
  ): Promise<Reply> => {
    const { actor, customerId, correlationId } = input
    const key = { partnerId: actor.partnerId, customerId }
    const customer = await lockCustomer(transaction, key)
    if (!customer) return refuse('TenantNotFound', { customerId })
    await withdrawRequests(transaction, { ...key, correlationId, at })
    await purgeCustomer(transaction, key)
    await auditCustomer(transaction, {
      customer,
      operationType: 'delete_customer',
      before: describeCustomer(customer),
      actor,
      correlationId,
      at,
    })
    return { status: 204 }
  },
)
