import type { VettingCaseSummary } from '@accredit/client'
import { judgeSla } from '../judge-sla.ts'
import type { AgeChoice, QueueFilter } from './queue-filter.ts'

const dayMs = 86_400_000

/** The cases that company, country and age of a filter let through, in their order. */
export function filterCases<Case extends VettingCaseSummary>(
  cases: readonly Case[],
  { company, country, age }: Pick<QueueFilter, 'company' | 'country' | 'age'>,
  now: number,
): readonly Case[] {
  if (company === '' && country === '' && age === '') return cases
  const wanted = fold(company)
  return cases.filter(
    (found) =>
      (wanted === '' || fold(found.companyName).includes(wanted)) &&
      (country === '' || found.country?.toUpperCase() === country) &&
      (age === '' || isOfAge(found, age, now)),
  )
}

function isOfAge(found: VettingCaseSummary, age: AgeChoice, now: number): boolean {
  switch (age) {
    case 'overdue':
    case 'soon':
      return judgeSla(found, now).standing === age
    case 'over-1-day':
      return now - Date.parse(found.openedAt) > dayMs
    case 'over-3-days':
      return now - Date.parse(found.openedAt) > 3 * dayMs
  }
}

/** Without case and accents, as people search. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
