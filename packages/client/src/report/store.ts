import type { CustomerQualification } from '../qualification-names.ts'

/** A qualification as it was read; one named `None` stands for a customer without any. */
export interface KeptQualification extends CustomerQualification {
  /** Time since which it is as it stands, ISO 8601; absent where nobody saw the change. */
  readonly changedAt?: string | undefined
}

/** A customer as it was read last. */
export interface KeptCustomer {
  readonly id: string
  readonly companyName: string
  readonly domain: string
  /** Time of the read, ISO 8601. */
  readonly readAt: string
  readonly qualifications: readonly KeptQualification[]
}

/**
 * Memory of reports about a service that has none of its own, as Partner Center. A scope is one
 * partner at one service.
 */
export interface ReportStore {
  /** Reads all customers of a scope, and the time at which its last whole report began. */
  read(scope: string): Promise<{
    readonly customers: readonly KeptCustomer[]
    readonly completeAt?: string | undefined
  }>
  /** Keeps customers as they were read. */
  save(scope: string, customers: readonly KeptCustomer[]): Promise<void>
  /** Ends a report: forgets customers that left, and keeps the time at which it began. */
  complete(scope: string, at: string, left: readonly string[]): Promise<void>
}

/**
 * Creates a store that ends with the process: each report reads every customer once.
 *
 * @example
 * import { memoryReportStore, type Partner } from '@accredit/client'
 *
 * export const reportOnce = (partner: Partner) => partner.report({ store: memoryReportStore() })
 */
export function memoryReportStore(): ReportStore {
  const scopes = new Map<string, { customers: Map<string, KeptCustomer>; completeAt?: string }>()
  const open = (scope: string) => {
    let kept = scopes.get(scope)
    if (!kept) scopes.set(scope, (kept = { customers: new Map() }))
    return kept
  }
  return {
    read(scope) {
      const { customers, completeAt } = open(scope)
      return Promise.resolve({ customers: [...customers.values()], completeAt })
    },
    save(scope, customers) {
      for (const customer of customers) open(scope).customers.set(customer.id, customer)
      return Promise.resolve()
    },
    complete(scope, at, left) {
      const kept = open(scope)
      kept.completeAt = at
      for (const id of left) kept.customers.delete(id)
      return Promise.resolve()
    },
  }
}
