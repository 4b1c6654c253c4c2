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
import { eraseCustomerRecords } from '../../store/queries/erase-customer.ts'
import { appendEvent } from '../append-event.ts'
import { listGrants, revokeDirectoryRole } from '../../store/queries/grants.ts'
import { unlinkCustomer } from '../../store/queries/remove-customer.ts'
import type { CustomerEvent } from '../audit-customer.ts'
import { addressChanged, customerCreated } from '../customer-events.ts'
import { isSame, missingOf, partnerCommand, type Expecting } from './operator-command.ts'

type Wanted = Omit<CustomerSetup, 'gdap'>

/**
 * Adds a customer, or changes the records that vetting reads. The operator's log names only the
 * fields, so that no copy of personal data outlives the customer's.
 */
export const upsertCustomerCommand = partnerCommand<Expecting & { customer: Wanted }>(
  'upsertCustomer',
  async (transaction, { partnerId, customer: wanted, expect }, at) => {
    const customerId = wanted.id
    const key = { partnerId, customerId }
    const ever = await findCustomerEver(transaction, key)
    if (ever?.related && expect === 'new') return operatorRefusal('CustomerKnown', { customerId })
    if (!ever?.related && expect === 'known') return operatorRefusal('CustomerUnknown', key)
    const subject = subjectOf(key)
    if (!ever) {
      const { name, domain } = wanted
      if (name === undefined || domain === undefined) {
        return operatorRefusal('CustomerIncomplete', { missing: missingOf({ name, domain }) })
      }
      if (await isDomainTaken(transaction, domain)) {
        return operatorRefusal('CustomerDomainTaken', { domain })
      }
      const added = { ...wanted, name, domain }
      const write = async () => {
        await add(transaction, partnerId, added, at)
        await tell(transaction, key, customerCreated({ companyName: name, domain }), at)
      }
      return { action: 'customer.added', subject, before: null, after: givenOf(wanted), write }
    }
    const { domain } = ever
    if (wanted.domain !== undefined && wanted.domain !== domain) {
      return operatorRefusal('CustomerDomainFixed', { customerId, domain })
    }
    if (!ever.related) await relinkCustomer(transaction, { ...key, at })
    const known = await lockCustomer(transaction, key)
    if (!known) throw new Error(`customer ${customerId} was there a moment ago`)
    const changed = change(known, wanted)
    const fields = changedFields(known, changed)
    if (fields.length === 0 && ever.related) return undefined
    return {
      action: ever.related ? 'customer.changed' : 'customer.added',
      subject,
      before: null,
      after: ever.related ? { fields } : { relationship: 'taken up again', fields },
      write: async () => {
        if (fields.length > 0) await changeCustomer(transaction, changed, at)
        const told = ever.related ? addressChanged(known, changed) : customerCreated(changed)
        if (told) await tell(transaction, key, told, at)
      },
    }
  },
)

/** Publishes an event for an operator's change, which has no request of the partner. */
function tell(transaction: Connection, key: Key, event: CustomerEvent, at: number): Promise<void> {
  return appendEvent(transaction, { ...key, ...event, correlationId: newId(), at })
}

function add(
  transaction: Connection,
  partnerId: string,
  { id, name, domain, email, address, contact }: Wanted & { name: string; domain: string },
  at: number,
): Promise<void> {
  return insertCustomer(transaction, {
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
}

function change(known: CustomerRecord, wanted: Wanted): CustomerRecord {
  const { name: companyName = known.companyName, email, address, contact } = wanted
  const billing = { ...known.billing, ...contact, companyName }
  return {
    ...known,
    companyName,
    company: { ...known.company, ...(email && { email }), ...(address && { address }) },
    billing: { ...billing, ...(address && { defaultAddress: address }) },
  }
}

function changedFields(before: CustomerRecord, after: CustomerRecord): string[] {
  const states = [before, after].map(({ companyName, company, billing }) => ({
    name: companyName,
    email: company.email,
    address: inOrder(company.address),
    contact: [billing.firstName, billing.lastName, billing.email],
  }))
  const fields = ['name', 'email', 'address', 'contact'] as const
  return fields.filter((field) => !isSame(states[0]?.[field], states[1]?.[field]))
}

/** Ends the relationship with a customer who is not being vetted, and deletes its grants. */
export const removeCustomerCommand = partnerCommand<{ customerId: string }>(
  'removeCustomer',
  async (transaction, { partnerId, customerId }, at) => {
    const key = { partnerId, customerId }
    if (!(await lockCustomer(transaction, key))) return operatorRefusal('CustomerUnknown', key)
    const caseId = await findOpenCase(transaction, key)
    if (caseId) return operatorRefusal('CustomerInReview', { customerId, caseId })
    const write = async () => {
      await revokeGrants(transaction, key)
      await unlinkCustomer(transaction, { ...key, at })
    }
    const subject = subjectOf(key)
    return { action: 'customer.removed', subject, before: null, after: null, write }
  },
)

/**
 * Erases a customer's data, and ends the relationship if there is one. The partner's activity log
 * is sealed and remains unchanged until its retention ends; answers stored for repeated requests
 * expire within a day.
 */
export const eraseCustomerCommand = partnerCommand<{ customerId: string }>(
  'eraseCustomer',
  async (transaction, { partnerId, customerId }, at) => {
    const key = { partnerId, customerId }
    const known = await findCustomerEver(transaction, key)
    if (!known) return operatorRefusal('CustomerUnknown', key)
    await lockCustomer(transaction, key)
    const caseId = await findOpenCase(transaction, key)
    if (caseId) return operatorRefusal('CustomerInReview', { customerId, caseId })
    const write = async () => {
      await revokeGrants(transaction, key)
      if (known.related) await unlinkCustomer(transaction, { ...key, at })
      await eraseCustomerRecords(transaction, { ...key, at })
    }
    const subject = subjectOf(key)
    return { action: 'customer.erased', subject, before: null, after: null, write }
  },
)

type Key = { partnerId: string; customerId: string }

async function revokeGrants(transaction: Connection, key: Key): Promise<void> {
  for (const grant of await listGrants(transaction, key)) {
    await revokeDirectoryRole(transaction, grant)
  }
}

function subjectOf({ partnerId, customerId }: Key): string {
  return `${partnerId}/customers/${customerId}`
}

function givenOf({ name, email, address, contact }: Wanted) {
  const given = Object.entries({ name, email, address, contact })
  return { fields: given.filter(([, value]) => value !== undefined).map(([field]) => field) }
}

/** Sorts members, so that addresses are compared by content, not by order. */
function inOrder(value: object | undefined): unknown {
  return Object.entries(value ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
