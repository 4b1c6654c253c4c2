import {
  explainDenial,
  parseQualificationName,
  rowOf,
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
  /** Contact that the operator gave, where no new request helps. */
  readonly support?: string | undefined
}

/**
 * Explains the state of a qualification.
 * @param vetting history of the vetted requests, where the service tells it
 * @param records all qualifications of the customer: advice to ask again must not ignore them
 * @param support contact that the operator gave
 */
export function explainRecord(
  record: CustomerQualification,
  vetting: CustomerVetting | undefined,
  records: readonly CustomerQualification[],
  support: string | undefined,
): Explanation {
  const { qualification, vettingStatus, vettingReason } = record
  const isOfRecord = (one: { qualification: string }) => one.qualification === qualification
  const round = vetting?.rounds.find(isOfRecord)
  switch (vettingStatus) {
    case 'Denied': {
      const { cause, remedy, newRequestCanHelp } = explainDenial(vettingReason)
      const obstacle = findObstacle(record, vetting, records)
      const canHelp = newRequestCanHelp && obstacle === undefined
      return {
        cause,
        remedy: obstacle ?? remedy,
        newRequestCanHelp: canHelp,
        note: round?.publicNote,
        ...(!canHelp && { support }),
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

/** Says why no new request can be made; `undefined` where one can. */
function findObstacle(
  { qualification }: CustomerQualification,
  vetting: CustomerVetting | undefined,
  records: readonly CustomerQualification[],
): string | undefined {
  const name = parseQualificationName(qualification)
  const excludes: readonly string[] = name === undefined ? [] : rowOf(name).excludes
  const other = records.find(
    (one) => excludes.includes(one.qualification) && one.vettingStatus !== 'Denied',
  )
  if (other) return `Nothing can be done: it cannot be combined with ${other.qualification}.`
  const limit = vetting?.limits.find((one) => one.qualification === qualification)
  return limit?.requestsLeft === 0 ? 'Every request is used; contact support.' : undefined
}

/** Words for the prospects of a new request. */
export function newRequestText(canHelp: boolean): string {
  return canHelp ? 'can help' : 'alone does not help'
}

function nothingToDo(cause: string): Explanation {
  return { cause, remedy: 'Nothing needs to be done.', newRequestCanHelp: false }
}
