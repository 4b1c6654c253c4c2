import { generateCustomer } from '../../packages/service/src/sandbox/generate-customer.ts'
import type { QualificationRecord } from '../../packages/service/src/rules/qualification-record.ts'
import type { CustomerRecord } from '../../packages/service/src/store/queries/customers.ts'
import { partners } from './people.ts'

/** Date of everything in the data sets. */
export const past = Date.UTC(2026, 0, 15, 9, 30)

/** One in this many customers belongs to another partner than the first. */
const shared = 10

/** Series of generated customers: with a history, and without any request. */
export type Series = 'settled' | 'applicants'

const seeds: Readonly<Record<Series, number>> = { settled: 100, applicants: 200 }

/**
 * Returns the number of a customer's partner: the first one for most, another one for every tenth.
 */
function partnerOf(index: number): number {
  const isShared = index % shared === shared - 1
  return isShared ? 1 + (Math.floor(index / shared) % (partners.length - 1)) : 0
}

/** Generates a customer of a series, deterministically. */
export function makeCustomer(series: Series, index: number): CustomerRecord {
  const partner = partnerOf(index)
  const partnerId = partners[partner]?.id ?? ''
  // The partner is part of the seed, so that ids are unique across partners.
  return generateCustomer({ partnerId, seed: seeds[series] + partner, index }, past)
}

/** Returns the two qualifications of a settled customer; five different pairs take turns. */
export function makeQualifications(index: number): readonly QualificationRecord[] {
  const variant = index % educations.length
  const requestedAt = past + variant * 86_400_000
  const education = educations[variant] ?? {}
  return [{ type: 'Education', ...education, requestedAt }, { type: 'StateOwnedEntity' }]
}

const educations: readonly Partial<QualificationRecord>[] = [
  { vettingStatus: 'Approved', educationSegment: 'K12' },
  { vettingStatus: 'Denied', vettingReason: 'Not an Education Customer', educationSegment: 'K12' },
  { vettingStatus: 'Approved', educationSegment: 'K12', website: 'https://www.fabrikam.example' },
  { vettingStatus: 'Denied', vettingReason: 'Not an Academic Domain' },
  { vettingStatus: 'Approved', educationSegment: 'HigherEducation' },
]
