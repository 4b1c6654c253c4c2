import type { CustomerVetting } from '@accredit/client'
import { standingOf, type Qualification } from '../i18n/qualification-words.ts'

/** The qualifications that a partner may ask for, in the order of the page. */
export const requestable = ['Education', 'GovernmentCommunityCloud', 'StateOwnedEntity'] as const
export type Requestable = (typeof requestable)[number]

/** What can be done about one qualification: ask, ask again, or why not. */
export type Availability =
  | { readonly can: 'request' | 'update' }
  | {
      readonly can: 'nothing'
      /** Absent when it is set or under way already. */
      readonly because?:
        | 'notWithGovernment'
        | 'notWithEducation'
        | 'notWithNonprofit'
        | 'noRequestLeft'
    }

/**
 * Says what a partner can do about a qualification. The service decides for good; this keeps a person
 * from asking for what it would refuse.
 */
export function availabilityOf(
  name: Requestable,
  held: readonly Pick<Qualification, 'qualification' | 'vettingStatus'>[],
  vetting: Pick<CustomerVetting, 'requestsLeft'> | undefined,
): Availability {
  const find = (other: string) => held.find(({ qualification }) => qualification === other)
  const own = find(name)
  const denied = own !== undefined && standingOf(own) === 'denied'
  if (own !== undefined && !denied) return { can: 'nothing' }
  if (name === 'StateOwnedEntity') return { can: 'request' }
  if (find('Nonprofit')) return { can: 'nothing', because: 'notWithNonprofit' }
  if (name === 'GovernmentCommunityCloud') {
    const education = find('Education')
    return education && standingOf(education) !== 'denied'
      ? { can: 'nothing', because: 'notWithEducation' }
      : { can: 'request' }
  }
  if (find('GovernmentCommunityCloud')) return { can: 'nothing', because: 'notWithGovernment' }
  if (vetting?.requestsLeft === 0) return { can: 'nothing', because: 'noRequestLeft' }
  return { can: denied ? 'update' : 'request' }
}
