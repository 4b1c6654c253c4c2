import { cspRoles } from '@accredit/contract'
import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { GrantSetup } from '../../rules/admin/setup.ts'
import { hasCustomer } from '../../store/queries/customers.ts'
import { listGrants, revokeDirectoryRole, type GrantRecord } from '../../store/queries/grants.ts'
import { grantDirectoryRole } from '../../store/queries/partners.ts'
import { isSame, partnerCommand } from './operator-command.ts'

type How = 'set' | 'add' | 'remove'

/**
 * Records a customer's grants to the partner's users (GDAP). Each given CSP role gains or loses the
 * given directory roles, or gets exactly these (`set`).
 */
export const upsertGrantsCommand = partnerCommand<{
  customerId: string
  gdap: GrantSetup
  how: How
}>('upsertGrants', async (transaction, { partnerId, customerId, gdap, how }) => {
  const key = { partnerId, customerId }
  if (!(await hasCustomer(transaction, key))) return operatorRefusal('CustomerUnknown', key)
  const granted = await listGrants(transaction, key)
  const before: Record<string, readonly string[]> = {}
  const after: Record<string, readonly string[]> = {}
  const ended: GrantRecord[] = []
  const wanted: GrantRecord[] = []
  for (const cspRole of cspRoles) {
    const named = gdap[cspRole]
    if (!named) continue
    const held = granted.filter((grant) => grant.cspRole === cspRole)
    const heldRoles = held.map(({ directoryRole }) => directoryRole)
    const roles = combine(heldRoles, named, how)
    if (isSame(heldRoles, roles)) continue
    ended.push(...held.filter(({ directoryRole }) => !roles.includes(directoryRole)))
    wanted.push(...roles.map((directoryRole) => ({ ...key, cspRole, directoryRole })))
    before[cspRole] = heldRoles
    after[cspRole] = roles
  }
  const subject = `${partnerId}/customers/${customerId}/gdap`
  return {
    action: 'grants.changed',
    subject,
    before,
    after,
    write: async () => {
      for (const grant of ended) await revokeDirectoryRole(transaction, grant)
      for (const grant of wanted) await grantDirectoryRole(transaction, grant)
    },
  }
})

function combine(held: readonly string[], named: readonly string[], how: How): string[] {
  if (how === 'remove') return held.filter((role) => !named.includes(role))
  return [...new Set(how === 'set' ? named : [...held, ...named])].toSorted()
}
