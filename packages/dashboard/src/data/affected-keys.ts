import type { LiveEvent } from '@accredit/client'
import { keys } from './keys.ts'

/**
 * Finds the queries to read again after an event. An unknown kind may have changed anything.
 */
export function affectedKeys(
  event: Pick<LiveEvent, 'kind' | 'customerId' | 'data'>,
): readonly (readonly unknown[])[] {
  const { kind, customerId } = event
  const caseId = typeof event.data['caseId'] === 'string' ? event.data['caseId'] : undefined
  const ofCase = caseId === undefined ? [['case']] : [keys.case(caseId)]
  const ofCustomer = customerId === undefined ? [['customer']] : [keys.customer(customerId)]
  switch (kind) {
    case 'qualification.requested':
    case 'qualification.decided':
      return [
        keys.customers,
        keys.codes,
        keys.activity,
        keys.overview,
        keys.cases,
        ...ofCase,
        ...ofCustomer,
      ]
    case 'case.changed':
      return [keys.cases, keys.overview, ...ofCase, ...ofCustomer]
    case 'customer.created':
    case 'customer.changed':
      return [keys.customers, keys.activity, keys.overview, ...ofCustomer]
    // Overdue, shown and spent may be different by now, and so is the time itself.
    case 'clock.changed':
    default:
      return [[]]
  }
}
