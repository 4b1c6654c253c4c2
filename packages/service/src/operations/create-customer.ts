import { randomInt } from 'node:crypto'
import {
  brokenRule,
  governmentDirectoryRoles,
  headers,
  routes,
  sellingRoles,
} from '@accredit/contract'
import { newId } from '../ids/new-id.ts'
import type { Actor } from '../rules/actor.ts'
import { readCustomerDraft, type CustomerDraft } from '../rules/read/read-customer-draft.ts'
import { refuse } from '../rules/refusal.ts'
import { command, type Answer, type Reply } from '../store/command.ts'
import type { Connection } from '../store/connection.ts'
import { hasCustomersAtLeast } from '../store/queries/customer-count.ts'
import { insertCustomer, type CustomerRecord } from '../store/queries/customers.ts'
import { isDomainTaken } from '../store/queries/domain-holders.ts'
import { findPartner, grantDirectoryRole } from '../store/queries/partners.ts'
import { auditCustomer } from './audit-customer.ts'
import { customerCreated } from './customer-events.ts'
import type { Call } from './call.ts'
import { describeCustomer } from './describe-customer.ts'
import { readObjectBody } from './read-input.ts'

/** Input of the command. */
interface NewCustomerInput {
  readonly actor: Actor
  readonly draft: CustomerDraft
  /** Most customers of the partner; 0 means no limit. */
  readonly limit: number
  readonly correlationId: string
}

/** `POST /v1/customers`: creates a customer with its tenant and first administrator. */
export async function createCustomer(call: Call): Promise<Answer> {
  const { actor, correlationId } = call
  const { store, now, knowledge, customerLimit: limit } = call.service
  const { partnerId } = actor
  if (!(await findPartner(store.reader, partnerId))) {
    return refuse('AccessDenied', {
      reason: brokenRule('TokenTenantPartner', { tenantId: partnerId }),
    })
  }
  const sent = readObjectBody(call, routes.createCustomer)
  if (actor.kind === 'app' && sent['associatedPartnerId'] !== undefined) {
    return refuse('AppOnlyNotSupported', { operation: 'createCustomer for an indirect reseller' })
  }
  const draft = readCustomerDraft(sent, knowledge)
  const input = { actor, draft, limit, correlationId }
  return store.answer(createCustomerCommand, input, now(), call.identity)
}

/** Command: checks that the domain is free and the partner may have another customer. */
export const createCustomerCommand = command(
  'createCustomer',
  async (
    transaction,
    { actor, draft, limit, correlationId }: NewCustomerInput,
    at,
  ): Promise<Reply> => {
    const { partnerId } = actor
    const { domain } = draft
    if (limit > 0 && (await hasCustomersAtLeast(transaction, { partnerId, count: limit }))) {
      return refuse('SandboxLimitReached', { limit })
    }
    if (await isDomainTaken(transaction, domain)) return refuse('DomainTaken', { domain })

    const customer = beginCustomer(partnerId, draft, at)
    await insertCustomer(transaction, customer)
    if (draft.delegates) await grantDefaultRoles(transaction, customer)
    const body = describeCustomer(customer)
    await auditCustomer(transaction, {
      customer,
      operationType: 'add_customer',
      after: body,
      tells: customerCreated(customer),
      customizedData: { PrimaryDomainName: domain, Relationship: customer.relationship },
      actor,
      correlationId,
      at,
    })
    const userCredentials = { userName: `admin@${domain}`, password: newPassword() }
    const location = `/customers/${customer.id}`
    return {
      status: 201,
      headers: { [headers.location]: location },
      body,
      once: { userCredentials },
    }
  },
  // A limit counts all customers of the partner.
  ({ actor, draft, limit }) => (limit > 0 ? [draft.domain, actor.partnerId] : [draft.domain]),
)

function beginCustomer(partnerId: string, draft: CustomerDraft, at: number): CustomerRecord {
  const { domain, billing, organizationRegistrationNumber, associatedPartnerId } = draft
  return {
    partnerId,
    id: newId(),
    commerceId: newId(),
    companyName: billing.companyName,
    domain,
    relationship: 'reseller',
    allowDelegatedAccess: draft.delegates,
    associatedPartnerId,
    company: { organizationRegistrationNumber },
    billing,
    createdAt: at,
    accountReviewAt: at,
    updatedAt: at,
  }
}

async function grantDefaultRoles(
  transaction: Connection,
  { partnerId, id: customerId }: CustomerRecord,
): Promise<void> {
  for (const cspRole of sellingRoles) {
    for (const directoryRole of governmentDirectoryRoles) {
      await grantDirectoryRole(transaction, { partnerId, customerId, cspRole, directoryRole })
    }
  }
}

// Without characters that are easily confused.
const passwordSigns = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

function newPassword(): string {
  const signs = Array.from({ length: 16 }, () => passwordSigns[randomInt(passwordSigns.length)])
  return signs.join('')
}
