import { bulkFinding, type BulkFinding } from '@accredit/contract/bulk-rules'
import type { Customer } from '@accredit/contract'
import { customers, type CustomerQuery } from '../resources/customers.ts'
import type { Asker } from './ask.ts'
import { foldName, type ReadyLine, type Target } from '@accredit/contract/bulk-rows'
import { pagesWithin } from './pages-within.ts'

/** Customer of a line, or the reason why there is none. */
export type Resolved = { readonly customerId: string } | { readonly finding: BulkFinding }

/** Looks customers up. */
export interface Resolver {
  /** Finds the customer of a target; each target is looked up once. */
  find(target: Target): Promise<Resolved>
}

/** Candidates that a finding names. */
const namedCandidates = 5

/**
 * Creates the look-up of customers by domain and by name. Where a list of all customers takes fewer
 * requests than one look-up for each target, the list is read.
 */
export async function createResolver(asker: Asker, lines: readonly ReadyLine[]): Promise<Resolver> {
  const wanted = new Set(
    lines.filter(({ target }) => target.by !== 'id').map(({ target }) => labelOf(target)),
  )
  const all = wanted.size > 1 ? await readAll(asker, wanted.size) : undefined
  const known = all && indexCustomers(all)
  const found = new Map<string, Promise<Resolved>>()
  return {
    find(target) {
      if (target.by === 'id') return Promise.resolve({ customerId: target.value })
      const label = labelOf(target)
      let resolved = found.get(label)
      if (!resolved) {
        const matches = known ? Promise.resolve(known.get(label) ?? []) : lookUp(asker, target)
        found.set(label, (resolved = matches.then((matching) => choose(target, matching))))
      }
      return resolved
    },
  }
}

const labelOf = ({ by, value }: Target) => `${by} ${value}`

/** Reads the customers of a partner, unless they fill more pages than are worth it. */
async function readAll(asker: Asker, mostPages: number): Promise<Customer[] | undefined> {
  const read: Customer[] = []
  let pages = 0
  for await (const { items, isLastPage } of pagesOf(asker, {})) {
    read.push(...items)
    pages += 1
    if (!isLastPage && pages >= mostPages) return undefined
  }
  return read
}

const pagesOf = (asker: Asker, query: CustomerQuery) =>
  pagesWithin(asker, (connection) => customers(connection).query(query, { signal: asker.signal }))

function indexCustomers(all: readonly Customer[]): ReadonlyMap<string, readonly Customer[]> {
  const index = new Map<string, Customer[]>()
  const add = (label: string, customer: Customer) => {
    const same = index.get(label)
    if (same) same.push(customer)
    else index.set(label, [customer])
  }
  for (const customer of all) {
    const { companyName, domain } = customer.companyProfile
    if (companyName) add(labelOf({ by: 'name', value: foldName(companyName) }), customer)
    if (domain) add(labelOf({ by: 'domain', value: domain.toLowerCase() }), customer)
  }
  return index
}

async function lookUp(asker: Asker, target: Target): Promise<readonly Customer[]> {
  const field = target.by === 'domain' ? 'Domain' : 'CompanyName'
  const filter = { field, operator: 'starts_with', value: target.value } as const
  const matches: Customer[] = []
  for await (const { items } of pagesOf(asker, { filter })) {
    matches.push(
      ...items.filter(({ companyProfile: { domain, companyName } }) =>
        target.by === 'domain'
          ? domain.toLowerCase() === target.value
          : foldName(companyName) === target.value,
      ),
    )
  }
  return matches
}

function choose({ value }: Target, matches: readonly Customer[]): Resolved {
  const [first, ...others] = matches
  if (!first) return { finding: bulkFinding('CustomerUnknown', { value }) }
  if (others.length === 0) return { customerId: first.id.toLowerCase() }
  const candidates = matches
    .slice(0, namedCandidates)
    .map(({ id, companyProfile: { domain } }) => (domain ? `${id} (${domain})` : id))
  return { finding: bulkFinding('CustomerAmbiguous', { value, candidates }) }
}
