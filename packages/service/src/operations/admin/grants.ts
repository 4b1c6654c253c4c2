import { cspRoles } from '@accredit/contract'
import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { GrantSetup } from '../../rules/admin/setup.ts'
import { hasCustomer } from '../../store/queries/customers.ts'
import { listGrants, revokeDirectoryRole } from '../../store/queries/grants.ts'
import { lockOperatorChanges } from '../../store/queries/operator-records.ts'
import { grantDirectoryRole } from '../../store/queries/partners.ts'
import {
  isSame,
  recordChange,
  unchanged,
  type OperatorInput,
  type OperatorResult,
} from './operator-change.ts'
import { refuseUnknownPartner } from './partners.ts'
import { command } from '../../store/command.ts'

/**
 * Notes what a customer grants to the partner's users (GDAP). Each CSP role that is named gets the
 * directory roles that are named with it, or loses them, or has them and no others (`set`).
 */
export const upsertGrantsCommand = command(
  'upsertGrants',
  async (
    transaction,
    input: OperatorInput & {
      partnerId: string
      customerId: string
      gdap: GrantSetup
      how: 'set' | 'add' | 'remove'
    },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { partnerId, customerId, gdap } = input
    const refused = await refuseUnknownPartner(transaction, partnerId)
    if (refused) return refused
    const key = { partnerId, customerId }
    if (!(await hasCustomer(transaction, key))) {
      return { refused: operatorRefusal('CustomerUnknown', key) }
    }
    const granted = await listGrants(transaction, key)
    const before: Record<string, readonly string[]> = {}
    const after: Record<string, readonly string[]> = {}
    for (const cspRole of cspRoles) {
      const named = gdap[cspRole]
      if (!named) continue
      const held = granted.filter((grant) => grant.cspRole === cspRole)
      const heldRoles = held.map(({ directoryRole }) => directoryRole)
      const wanted = combine(heldRoles, named, input.how)
      if (isSame(heldRoles, wanted)) continue
      for (const grant of held) {
        if (!wanted.includes(grant.directoryRole)) await revokeDirectoryRole(transaction, grant)
      }
      for (const directoryRole of wanted) {
        await grantDirectoryRole(transaction, { ...key, cspRole, directoryRole })
      }
      before[cspRole] = heldRoles
      after[cspRole] = wanted
    }
    if (Object.keys(after).length === 0) return unchanged
    const subject = `${partnerId}/customers/${customerId}/gdap`
    return recordChange(
      transaction,
      input,
      { action: 'grants.changed', subject, before, after },
      at,
    )
  },
)

function combine(
  held: readonly string[],
  named: readonly string[],
  how: 'set' | 'add' | 'remove',
): string[] {
  if (how === 'remove') return held.filter((role) => !named.includes(role))
  return [...new Set(how === 'set' ? named : [...held, ...named])].toSorted()
}
