import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import { findCustomerEver, findOpenCase } from '../../store/queries/customer-changes.ts'
import { lockCustomer } from '../../store/queries/customers.ts'
import { eraseCustomerRecords } from '../../store/queries/erase-customer.ts'
import { listGrants, revokeDirectoryRole } from '../../store/queries/grants.ts'
import { lockOperatorChanges } from '../../store/queries/operator-records.ts'
import { unlinkCustomer } from '../../store/queries/remove-customer.ts'
import { recordChange, type OperatorInput, type OperatorResult } from './operator-change.ts'
import { refuseUnknownPartner } from './partners.ts'
import { command } from '../../store/command.ts'

/**
 * Erases what is known of a customer, and ends the relationship where there is one. The partner's
 * activity log is sealed and stays as it was written, until its own time is over; answers that are
 * kept for repeated requests go within a day.
 */
export const eraseCustomerCommand = command(
  'eraseCustomer',
  async (
    transaction,
    input: OperatorInput & { partnerId: string; customerId: string },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { partnerId, customerId } = input
    const key = { partnerId, customerId }
    const refused = await refuseUnknownPartner(transaction, partnerId)
    if (refused) return refused
    const known = await findCustomerEver(transaction, key)
    if (!known) return { refused: operatorRefusal('CustomerUnknown', key) }
    await lockCustomer(transaction, key)
    const caseId = await findOpenCase(transaction, key)
    if (caseId) return { refused: operatorRefusal('CustomerInReview', { customerId, caseId }) }
    for (const grant of await listGrants(transaction, key)) {
      await revokeDirectoryRole(transaction, grant)
    }
    if (known.related) await unlinkCustomer(transaction, { ...key, at })
    await eraseCustomerRecords(transaction, { ...key, at })
    const subject = `${partnerId}/customers/${customerId}`
    const change = { action: 'customer.erased', subject, before: null, after: null } as const
    return recordChange(transaction, input, change, at)
  },
)
