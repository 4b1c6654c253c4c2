import {
  explainDenial,
  parseQualificationName,
  rowOf,
  type CustomerQualification,
  type CustomerVetting,
  type Denial,
} from '@accredit/client'
import { sayDenial } from '@accredit/contract/words'
import type { Speech } from '../words/words.ts'

/** Meaning of a qualification's state, and its remedy. */
export interface Explanation extends Pick<Denial, 'cause' | 'remedy' | 'newRequestCanHelp'> {
  /** While in review: the time by which the verdict is expected, UTC in ISO 8601. */
  readonly expectedBy?: string | undefined
  /** Reviewer's note to the partner. */
  readonly note?: string | undefined
  /** Support contact that the operator configured, where no new request helps. */
  readonly support?: string | undefined
}

/**
 * Explains the state of a qualification.
 * @param vetting history of the vetted requests, where the service has it
 * @param records all qualifications of the customer, which advice on a new request must consider
 * @param support contact that the operator configured
 */
export function explainRecord(
  record: CustomerQualification,
  {
    vetting,
    records,
    support,
  }: {
    readonly vetting: CustomerVetting | undefined
    readonly records: readonly CustomerQualification[]
    readonly support: string | undefined
  },
  { words, contract }: Speech,
): Explanation {
  const { outlook } = words.notes
  const { qualification, vettingStatus, vettingReason } = record
  const isOfRecord = (one: { qualification: string }) => one.qualification === qualification
  const round = vetting?.rounds.find(isOfRecord)
  const settled = { remedy: outlook.nothingToDo, newRequestCanHelp: false }
  switch (vettingStatus) {
    case 'Denied': {
      const { cause, remedy } = sayDenial(contract, vettingReason)
      const obstacle = findObstacle()
      const canHelp = explainDenial(vettingReason).newRequestCanHelp && obstacle === undefined
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
        cause: round?.state === 'review' ? outlook.desk : outlook.inReview,
        remedy: outlook.wait,
        newRequestCanHelp: false,
        expectedBy: round?.expectedBy,
      }
    case 'Approved':
      return { cause: outlook.approved, ...settled }
    case undefined:
      return { cause: outlook.atOnce, ...settled }
    default:
      return {
        ...settled,
        cause: outlook.unknown({ status: vettingStatus }),
        remedy: outlook.askOperator,
      }
  }

  /** Returns the reason why no new request can be made; `undefined` where one can. */
  function findObstacle(): string | undefined {
    const name = parseQualificationName(qualification)
    const excludes: readonly string[] = name === undefined ? [] : rowOf(name).excludes
    const other = records.find(
      (one) => excludes.includes(one.qualification) && one.vettingStatus !== 'Denied',
    )
    if (other) return outlook.excluded({ other: other.qualification })
    const limit = vetting?.limits.find(isOfRecord)
    return limit?.requestsLeft === 0 ? outlook.noRequestLeft : undefined
  }
}

/** Text for the prospects of a new request. */
export function newRequestText(canHelp: boolean, { words }: Speech): string {
  const { canHelp: can, cannotHelp } = words.notes.outlook
  return canHelp ? can : cannotHelp
}
