import { newId } from '../../ids/new-id.ts'
import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { CustomerSetup } from '../../rules/admin/setup.ts'
import type { Connection } from '../../store/connection.ts'
import {
  changeCustomer,
  findCustomerEver,
  findOpenCase,
  relinkCustomer,
} from '../../store/queries/customer-changes.ts'
import { insertCustomer, lockCustomer, type CustomerRecord } from '../../store/queries/customers.ts'
import { isDomainTaken } from '../../store/queries/domain-holders.ts'
import { listGrants, revokeDirectoryRole } from '../../store/queries/grants.ts'
import { lockOperatorChanges } from '../../store/queries/operator-records.ts'
import { unlinkCustomer } from '../../store/queries/remove-customer.ts'
import {
  isSame,
  missingOf,
  recordChange,
  unchanged,
  type Expecting,
  type OperatorInput,
  type OperatorResult,
} from './operator-change.ts'
import { refuseUnknownPartner } from './partners.ts'
import { command } from '../../store/command.ts'

type Wanted = Omit<CustomerSetup, 'gdap'>

/**
 * Adds a customer, or changes the records by which it is vetted. The operator's own record names the
 * fields alone, so that no copy of personal data outlives the customer's.
 */
export const upsertCustomerCommand = command(
  'upsertCustomer',
  async (
    transaction,
    input: OperatorInput & Expecting & { partnerId: string; customer: Wanted },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { partnerId, customer: wanted } = input
    const refused = await refuseUnknownPartner(transaction, partnerId)
    if (refused) return refused
    const customerId = wanted.id
    const key = { partnerId, customerId }
    const ever = await findCustomerEver(transaction, key)
    if (ever?.related && input.expect === 'new') {
      return { refused: operatorRefusal('CustomerKnown', { customerId }) }
    }
    if (!ever?.related && input.expect === 'known') {
      return { refused: operatorRefusal('CustomerUnknown', key) }
    }
    if (!ever) return add(transaction, input, at)
    const { domain } = ever
    if (wanted.domain !== undefined && wanted.domain !== domain) {
      return { refused: operatorRefusal('CustomerDomainFixed', { customerId, domain }) }
    }
    if (!ever.related) await relinkCustomer(transaction, { ...key, at })
    const known = await lockCustomer(transaction, key)
    if (!known) throw new Error(`customer ${customerId} was there a moment ago`)
    return changeKnown(transaction, input, { known, again: !ever.related }, at)
  },
)

async function add(
  transaction: Connection,
  input: OperatorInput & { partnerId: string; customer: Wanted },
  at: number,
): Promise<OperatorResult> {
  const { partnerId } = input
  const { id, name, domain, email, address, contact } = input.customer
  if (name === undefined || domain === undefined) {
    const missing = missingOf({ name, domain })
    return { refused: operatorRefusal('CustomerIncomplete', { missing }) }
  }
  if (await isDomainTaken(transaction, domain)) {
    return { refused: operatorRefusal('CustomerDomainTaken', { domain }) }
  }
  await insertCustomer(transaction, {
    partnerId,
    id,
    commerceId: newId(),
    companyName: name,
    domain,
    relationship: 'reseller',
    allowDelegatedAccess: true,
    company: { email, address },
    billing: { ...contact, companyName: name, defaultAddress: address },
    createdAt: at,
    updatedAt: at,
  })
  const after = { fields: givenOf(input.customer) }
  const change = { subject: subjectOf(partnerId, id), before: null, after }
  return recordChange(transaction, input, { action: 'customer.added', ...change }, at)
}

async function changeKnown(
  transaction: Connection,
  input: OperatorInput & { customer: Wanted },
  /** `again`: whether the relationship had ended and is taken up again. */
  { known, again }: { known: CustomerRecord; again: boolean },
  at: number,
): Promise<OperatorResult> {
  const { name = known.companyName, email, address, contact } = input.customer
  const after = {
    ...known,
    companyName: name,
    company: { ...known.company, ...(email && { email }), ...(address && { address }) },
    billing: {
      ...known.billing,
      ...contact,
      companyName: name,
      ...(address && { defaultAddress: address }),
    },
  }
  const fields = [
    ...(isSame(known.companyName, name) ? [] : ['name']),
    ...(isSame(known.company.email, after.company.email) ? [] : ['email']),
    ...(isSame(inOrder(known.company.address), inOrder(after.company.address)) ? [] : ['address']),
    ...(isSame(contactOf(known), contactOf(after)) ? [] : ['contact']),
  ]
  if (fields.length === 0 && !again) return unchanged
  if (fields.length > 0) await changeCustomer(transaction, after, at)
  const action = again ? 'customer.added' : 'customer.changed'
  const subject = subjectOf(known.partnerId, known.id)
  return recordChange(
    transaction,
    input,
    {
      action,
      subject,
      before: null,
      after: again ? { relationship: 'taken up again', fields } : { fields },
    },
    at,
  )
}

/** Ends the relationship with a customer who is not being vetted, and deletes its grants. */
export const removeCustomerCommand = command(
  'removeCustomer',
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
    const known = await lockCustomer(transaction, key)
    if (!known) return { refused: operatorRefusal('CustomerUnknown', key) }
    const caseId = await findOpenCase(transaction, key)
    if (caseId) return { refused: operatorRefusal('CustomerInReview', { customerId, caseId }) }
    for (const grant of await listGrants(transaction, key)) {
      await revokeDirectoryRole(transaction, grant)
    }
    await unlinkCustomer(transaction, { ...key, at })
    const change = { subject: subjectOf(partnerId, customerId), before: null }
    return recordChange(
      transaction,
      input,
      { action: 'customer.removed', ...change, after: null },
      at,
    )
  },
)

function subjectOf(partnerId: string, customerId: string): string {
  return `${partnerId}/customers/${customerId}`
}

function givenOf(customer: Wanted): string[] {
  const { name, email, address, contact } = customer
  return Object.entries({ name, email, address, contact })
    .filter(([, value]) => value !== undefined)
    .map(([field]) => field)
}

function contactOf({ billing }: Pick<CustomerRecord, 'billing'>) {
  return [billing.firstName, billing.lastName, billing.email]
}

/** Addresses are compared by what they say, not by the order in which they say it. */
function inOrder(value: object | undefined): unknown {
  return Object.entries(value ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
