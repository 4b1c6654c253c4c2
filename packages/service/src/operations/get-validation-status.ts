import { parseName, validationTypes, type ValidationStatus } from '@accredit/contract'
import { judgeAccount } from '../rules/check/judge-account.ts'
import { refuse } from '../rules/refusal.ts'
import type { Reply } from '../store/command.ts'
import type { Call } from './call.ts'
import { readCustomer } from './read-customer.ts'

/** `GET /v1/customers/{id}/validationStatus`: state of the account review. */
export async function getValidationStatus(call: Call): Promise<Reply> {
  const customer = await readCustomer(call)
  const sent = call.query.get('type')
  const type = parseName(validationTypes, sent)
  if (type === undefined) {
    return refuse('EnumNotParsable', {
      field: 'type',
      value: sent === undefined ? 'missing' : `"${sent}"`,
      allowed: validationTypes.join(', '),
    })
  }
  const { now, accountReviewDelay } = call.service
  const { status, since } = judgeAccount(customer, accountReviewDelay, now())
  const body: ValidationStatus = {
    type,
    status,
    lastUpdateDateTime: new Date(since).toISOString(),
  }
  return { status: 200, body }
}
