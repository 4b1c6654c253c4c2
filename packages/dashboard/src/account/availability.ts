import { rowOf, type CustomerVetting, type SettableQualification } from '@accredit/client'
import { standingOf, type Qualification } from '../i18n/qualification-words.ts'

/** Available step for one qualification: request, request again, or none with the reason. */
export type Availability =
  | { readonly can: 'request' | 'update' }
  | {
      readonly can: 'nothing'
      /**
       * Absent when the qualification is set or under review. `excludedBy`: a qualification that
       * cannot be combined with it. `noRequestLeft`: all requests are used.
       */
      readonly because?: { readonly excludedBy: string } | 'noRequestLeft'
    }

/**
 * Finds the step that a partner can take for a qualification. The service has the last word; this
 * avoids offering requests that it would refuse.
 */
export function availabilityOf(
  name: SettableQualification,
  held: readonly Pick<Qualification, 'qualification' | 'vettingStatus'>[],
  vetting: Pick<CustomerVetting, 'limits'> | undefined,
): Availability {
  const own = held.find(({ qualification }) => qualification === name)
  const denied = own !== undefined && standingOf(own) === 'denied'
  if (own !== undefined && !denied) return { can: 'nothing' }
  const { excludes } = rowOf(name)
  const other = held.find(
    (one) => excludes.includes(one.qualification) && standingOf(one) !== 'denied',
  )
  if (other) return { can: 'nothing', because: { excludedBy: other.qualification } }
  const limit = vetting?.limits.find(({ qualification }) => qualification === name)
  if (limit?.requestsLeft === 0) return { can: 'nothing', because: 'noRequestLeft' }
  return { can: denied ? 'update' : 'request' }
}
