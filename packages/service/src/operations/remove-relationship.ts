import {
  brokenRule,
  parseName,
  relationships,
  routes,
  type UnlinkedCustomer,
} from '@accredit/contract'
import type { Actor } from '../rules/actor.ts'
import type { Behaviour } from '../rules/behaviour.ts'
import { show, type Members } from '../rules/read/read-member.ts'
import { refuse } from '../rules/refusal.ts'
import { command, type Answer, type Reply } from '../store/command.ts'
import type { Connection } from '../store/connection.ts'
import {
  lockCustomer,
  removeDelegatedAccess,
  type CustomerRecord,
} from '../store/queries/customers.ts'
import { listGrants, revokeDirectoryRole } from '../store/queries/grants.ts'
import { unlinkCustomer } from '../store/queries/remove-customer.ts'
import { auditCustomer } from './audit-customer.ts'
import type { Call } from './call.ts'
import { describeCustomer } from './describe-customer.ts'
import { readCustomerId, readObjectBody } from './read-input.ts'
import { withdrawRequests } from './withdraw-requests.ts'
import { writeBelowCustomer } from './write.ts'

type Removal = 'relationship' | 'delegation'

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

/**
 * `PATCH /v1/customers/{id}`: ends the partner's relationship with a customer, or removes its delegated
 * administration.
 */
export function removeRelationship(call: Call): Promise<Answer> {
  const input = () => ({
    actor: call.actor,
    customerId: readCustomerId(call),
    removes: readRemoval(readObjectBody(call, routes.removeRelationship)),
    correlationId: call.correlationId,
  })
  return writeBelowCustomer(call, removeRelationshipCommand, input)
}

/**
 * Command: the customer is removed from the partner with its delegations, while its tenant and
 * domain stay; or it stays with its delegated roles (GDAP) and loses only the older delegated
 * administration.
 */
export const removeRelationshipCommand = command(
  'removeRelationship',
  async (
    transaction,
    input: { actor: Actor; customerId: string; removes: Removal; correlationId: string },
    at,
  ): Promise<Reply> => {
    const { actor, customerId, correlationId } = input
    const key = { partnerId: actor.partnerId, customerId }
    const customer = await lockCustomer(transaction, key)
    if (!customer) return refuse('TenantNotFound', { customerId })
    const change = { actor, correlationId, at }
    if (input.removes === 'delegation') return removeDelegation(transaction, customer, change)
    for (const grant of await listGrants(transaction, key)) {
      await revokeDirectoryRole(transaction, grant)
    }
    await withdrawRequests(transaction, { ...key, correlationId, at })
    await unlinkCustomer(transaction, { ...key, at })
    await auditCustomer(transaction, {
      customer,
      operationType: 'remove_partner_customer_relationship',
      before: describeCustomer(customer),
      after: unlinked,
      ...change,
    })
    return { status: 200, body: unlinked }
  },
)

async function removeDelegation(
  transaction: Connection,
  customer: CustomerRecord,
  change: { readonly actor: Actor; readonly correlationId: string; readonly at: number },
): Promise<Reply> {
  const { partnerId, id: customerId } = customer
  await removeDelegatedAccess(transaction, { partnerId, customerId })
  const changed = { ...customer, allowDelegatedAccess: false }
  const body = describeCustomer(changed)
  await auditCustomer(transaction, {
    customer: changed,
    // The closest operation of these resources that the Java SDK knows.
    operationType: 'remove_partner_customer_relationship',
    before: describeCustomer(customer),
    after: body,
    customizedData: { AllowDelegatedAccess: 'false' },
    ...change,
  })
  return { status: 200, body }
}

/** The .NET models send `unknown` for a relationship that was not set. */
function readRemoval(sent: Members): Removal {
  const { relationshipToPartner: value, allowDelegatedAccess: delegates } = sent
  const relationship = parseName(relationships, value)
  if (value !== undefined && relationship === undefined) {
    const field = 'relationshipToPartner'
    refuse('EnumNotParsable', { field, value: show(value), allowed: relationships.join(', ') })
  }
  if (relationship === 'none') return 'relationship'
  const isUnset = relationship === undefined || relationship === 'unknown'
  if (delegates === undefined || !isUnset) requireNone(value)
  if (delegates === false) return 'delegation'
  const rule = brokenRule('DelegationEnds')
  return refuse('InvalidRequestInput', {
    field: 'allowDelegatedAccess',
    value: show(delegates),
    rule,
  })
}

function requireNone(value: unknown): never {
  const field = 'relationshipToPartner'
  if (value === undefined) {
    return refuse('InvalidRequestInput', {
      field,
      value: 'missing',
      rule: brokenRule('RelationshipNone'),
    })
  }
  const rule = brokenRule('RelationshipEnds')
  return refuse('InvalidRequestInput', { field, value: show(value), rule })
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'PATCH with allowDelegatedAccess false answers 200 with the customer, whose delegated roles (GDAP) and relationship stay; it is logged like the end of a relationship, with AllowDelegatedAccess in customizedData.',
    fidelity: 'observed',
    source:
      'The .NET feature sample DeletePartnerCustomerDap; the name of the log line is ours, since Java knows no other.',
  },
]
