import { headers, routes } from '@accredit/contract'
import type { Actor } from '../rules/actor.ts'
import { checkETag } from '../rules/check/check-etag.ts'
import { needsReview } from '../rules/check/judge-account.ts'
import { readBillingProfile, type BillingProfile } from '../rules/read/read-billing-profile.ts'
import { readObject, readText, type Members } from '../rules/read/read-member.ts'
import { enforce, refuse } from '../rules/refusal.ts'
import { refuseAddress } from '../rules/check/refuse-address.ts'
import { command, type Answer, type Reply } from '../store/command.ts'
import { putBilling } from '../store/queries/billing.ts'
import { lockCustomer, type CustomerRecord } from '../store/queries/customers.ts'
import { auditCustomer } from './audit-customer.ts'
import { addressChanged } from './customer-events.ts'
import type { Call } from './call.ts'
import { billingETag, describeBillingProfile } from './describe-customer.ts'
import { readCustomerId, readObjectBody } from './read-input.ts'
import { writeBelowCustomer } from './write.ts'

/** Input of the command. */
interface BillingUpdateInput {
  readonly actor: Actor
  readonly customerId: string
  readonly profile: BillingProfile
  /** Entity tag of the replaced profile, if one was sent. */
  readonly etag: string | undefined
  readonly correlationId: string
}

/** `PUT /v1/customers/{id}/profiles/billing`: replaces the billing profile. */
export function updateBillingProfile(call: Call): Promise<Answer> {
  return writeBelowCustomer(call, updateBillingProfileCommand, () => {
    const { actor, correlationId, service } = call
    const customerId = readCustomerId(call)
    const sent = readObjectBody(call, routes.updateBillingProfile)
    const profile = readBillingProfile(sent)
    enforce(refuseAddress(profile.defaultAddress, service.knowledge))
    return { actor, customerId, profile, etag: readETag(call, sent), correlationId }
  })
}

/** Command: replaces the profile if nobody has changed it since it was read. */
export const updateBillingProfileCommand = command(
  'updateBillingProfile',
  async (transaction, input: BillingUpdateInput, at): Promise<Reply> => {
    const { actor, customerId, profile } = input
    const key = { partnerId: actor.partnerId, customerId }
    const customer = await lockCustomer(transaction, key)
    if (!customer) return refuse('TenantNotFound', { customerId })
    const resource = `the billing profile of customer ${customerId}`
    enforce(checkETag(input.etag, billingETag(customer), resource))

    const changed = applyProfile(customer, profile, at)
    await putBilling(transaction, { ...changed, ...key, accountReviewAt: changed.accountReviewAt })
    const body = describeBillingProfile(changed)
    await auditCustomer(transaction, {
      customer: changed,
      operationType: 'update_customer_billing_profile',
      before: describeBillingProfile(customer),
      after: body,
      tells: addressChanged(customer, changed),
      actor,
      correlationId: input.correlationId,
      at,
    })
    return { status: 200, body }
  },
  ({ customerId }) => [customerId],
)

/**
 * The bill-to name is also the one in lists; the organisation keeps its own. Source: the
 * dashboard's help on the customer list.
 */
function applyProfile(
  customer: CustomerRecord,
  profile: BillingProfile,
  at: number,
): CustomerRecord {
  const { company, billing } = customer
  const ownName = company.companyName ?? customer.companyName
  const isRenamed = ownName !== profile.companyName
  const { companyName: _other, ...rest } = company
  return {
    ...customer,
    companyName: profile.companyName,
    company: isRenamed ? { ...rest, companyName: ownName } : rest,
    billing: profile,
    accountReviewAt: needsReview(billing, profile) ? at : customer.accountReviewAt,
    // Two changes within a millisecond need two tags.
    updatedAt: Math.max(at, customer.updatedAt + 1),
  }
}

/** The header wins over the body, where both SDKs put it. */
function readETag(call: Call, sent: Members): string | undefined {
  const { attributes } = sent
  const inBody =
    attributes === undefined
      ? undefined
      : readText(readObject(attributes, 'attributes')['etag'], 'attributes.etag', 1_000)
  return call.header(headers.ifMatch.toLowerCase()) || inBody
}
