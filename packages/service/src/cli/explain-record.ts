import {
  explainDenial,
  type CustomerQualification,
  type CustomerVetting,
  type Denial,
} from '@accredit/client'

/** Meaning of a qualification's state, and its remedy. */
export interface Explanation extends Pick<Denial, 'cause' | 'remedy' | 'newRequestCanHelp'> {
  /** While it is in review: when the verdict should be there, UTC in ISO 8601. */
  readonly expectedBy?: string | undefined
  /** Reviewer's note to the partner. */
  readonly note?: string | undefined
}

/**
 * Explains the state of a qualification.
 * @param vetting history of the vetted requests, where the service tells it
 */
export function explainRecord(
  record: CustomerQualification,
  vetting: CustomerVetting | undefined,
): Explanation {
  const { qualification, vettingStatus, vettingReason } = record
  const isOfRecord = (one: { qualification: string }) => one.qualification === qualification
  const round = vetting?.rounds.find(isOfRecord)
  switch (vettingStatus) {
    case 'Denied': {
      const { cause, remedy, newRequestCanHelp } = explainDenial(vettingReason)
      const isPossible = vetting?.limits.find(isOfRecord)?.requestsLeft !== 0
      return {
        cause,
        remedy: isPossible ? remedy : 'Every request is used; contact support.',
        newRequestCanHelp: newRequestCanHelp && isPossible,
        note: round?.publicNote,
      }
    }
    case 'InReview':
      return {
        cause:
          round?.state === 'review'
            ? 'The checks could not decide; a reviewer looks at it.'
            : 'The request was accepted and is being vetted.',
        remedy: 'Wait for the verdict, e.g. with "accredit wait".',
        newRequestCanHelp: false,
        expectedBy: round?.expectedBy,
      }
    case 'Approved':
      return nothingToDo('The customer is entitled to the special offers, for good.')
    case undefined:
      return nothingToDo('It took effect at once; this qualification is never vetted.')
    default:
      return {
        cause: `The service says "${vettingStatus}", which this release does not know.`,
        remedy: 'Ask whoever runs the service.',
        newRequestCanHelp: false,
      }
  }
}

function nothingToDo(cause: string): Explanation {
  return { cause, remedy: 'Nothing needs to be done.', newRequestCanHelp: false }
}
