import type { CaseQuery } from '@accredit/client'

/**
 * State choices: the service's own names, and the cases that await this reviewer's confirmation.
 */
export const stateChoices = ['open', 'desk', 'confirm', 'decided', 'shown', 'all'] as const
export type StateChoice = (typeof stateChoices)[number]

/** Age choices, by due time and by time since the request. */
export const ageChoices = ['overdue', 'soon', 'over-1-day', 'over-3-days'] as const
export type AgeChoice = (typeof ageChoices)[number]

/** Filter of the queue; an empty string matches everything. */
export interface QueueFilter {
  readonly state: StateChoice
  /** `me`, `none`, a reviewer's id, or empty for anyone. */
  readonly assignee: string
  /** Beginning of the company's name. */
  readonly company: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly age: AgeChoice | ''
}

/** Parses the filter from an address; unknown values are ignored. */
export function readQueueFilter(query: URLSearchParams): QueueFilter {
  const read = (name: string) => query.get(name)?.trim() ?? ''
  return {
    state: stateChoices.find((state) => state === read('state')) ?? 'open',
    assignee: read('assignee'),
    company: read('company'),
    country: read('country').toUpperCase(),
    age: ageChoices.find((age) => age === read('age')) ?? '',
  }
}

/** Writes a filter as the query of an address, `?` included; empty for the whole queue. */
export function writeQueueFilter(filter: QueueFilter): string {
  const { state, ...rest } = filter
  const query = new URLSearchParams(state === 'open' ? {} : { state })
  for (const [name, value] of Object.entries(rest)) if (value !== '') query.set(name, value)
  return query.size === 0 ? '' : `?${query}`
}

/** Builds the query for the service. */
export function writeCaseQuery(filter: QueueFilter): CaseQuery {
  const { state, assignee, company, country, age } = filter
  return {
    ...(state === 'confirm' ? { state: 'decided', confirmation: 'mine' } : { state }),
    assignee: assignee || undefined,
    company: company || undefined,
    country: country || undefined,
    age: age || undefined,
  }
}
