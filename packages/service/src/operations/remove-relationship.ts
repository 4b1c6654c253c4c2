import {
  brokenRule,
  parseName,
  relationships,
  routes,
  type UnlinkedCustomer,
} from '@accredit/contract'
import type { Actor } from '../rules/actor.ts'
import { show } from '../rules/read-member.ts'
import { refuse } from '../rules/refusal.ts'
import { command, type Answer, type Reply } from '../store/command.ts'
import { lockCustomer } from '../store/queries/customers.ts'
import { listGrants, revokeDirectoryRole } from '../store/queries/grants.ts'
import { unlinkCustomer } from '../store/queries/remove-customer.ts'
import { auditCustomer } from './audit-customer.ts'
import type { Call } from './call.ts'
import { describeCustomer } from './describe-customer.ts'
import { readCustomerId, readObjectBody } from './read-input.ts'
import { writeBelowCustomer } from './write.ts'

const unlinked: UnlinkedCustomer = {
  id: null,
  commerceId: null,
  companyProfile: null,
  billingProfile: null,
  relationshipToPartner: 'none',
  allowDelegatedAccess: null,
  userCredentials: null,
  customDomains: null,
  associatedPartnerId: null,
  attributes: { objectType: 'Customer' },
}

/** `PATCH /v1/customers/{id}`: ends the partner's relationship with a customer. */
export function removeRelationship(call: Call): Promise<Answer> {
  return writeBelowCustomer(call, removeRelationshipCommand, () => {
    const customerId = readCustomerId(call)
    requireNone(readObjectBody(call, routes.removeRelationship)['relationshipToPartner'])
    return { actor: call.actor, customerId, correlationId: call.correlationId }
  })
}

/**
 * The second half: the customer disappears from the partner with what it delegated; its tenant and
 * domain stay.
 */
export const removeRelationshipCommand = command(
  'removeRelationship',
  async (
    transaction,
    input: { actor: Actor; customerId: string; correlationId: string },
    at,
  ): Promise<Reply> => {
    const { actor, customerId, correlationId } = input
    const key = { partnerId: actor.partnerId, customerId }
    const customer = await lockCustomer(transaction, key)
    if (!customer) return refuse('TenantNotFound', { customerId })
    for (const grant of await listGrants(transaction, key)) {
      await revokeDirectoryRole(transaction, grant)
    }
    await unlinkCustomer(transaction, { ...key, at })
    await auditCustomer(transaction, {
      customer,
      operationType: 'remove_partner_customer_relationship',
      before: describeCustomer(customer),
      after: unlinked,
      actor,
      correlationId,
      at,
    })
    return { status: 200, body: unlinked }
  },
)

function requireNone(value: unknown): void {
  const field = 'relationshipToPartner'
  if (value === undefined) {
    refuse('InvalidRequestInput', { field, value: 'missing', rule: brokenRule('RelationshipNone') })
  }
  const relationship = parseName(relationships, value)
  if (relationship === undefined) {
    refuse('EnumNotParsable', { field, value: show(value), allowed: relationships.join(', ') })
  }
  if (relationship !== 'none') {
    const rule = brokenRule('RelationshipEnds')
    refuse('InvalidRequestInput', { field, value: show(value), rule })
  }
}
