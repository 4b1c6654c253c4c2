import type { CustomerQualification } from '@accredit/client'
import type { Speech } from '../words/words.ts'
import type { Field } from './format-fields.ts'
import type { Column } from './format-table.ts'
import type { Style } from './style.ts'

const colours: Readonly<Record<string, Parameters<Style>[0]>> = {
  Approved: 'green',
  Denied: 'red',
  InReview: 'yellow',
}

/**
 * The status in words: a qualification without vetting has none, and one may be unknown to this
 * release.
 */
export function statusText(
  { vettingStatus = 'unvetted' }: Pick<CustomerQualification, 'vettingStatus'>,
  { contract }: Speech,
): string {
  const known: Readonly<Record<string, string>> = contract.vetting.statuses
  return known[vettingStatus] ?? vettingStatus
}

function paintStatus(record: CustomerQualification, text: string, style: Style): string {
  const colour = colours[record.vettingStatus ?? '']
  return colour === undefined ? text : style(colour, text)
}

/** The columns of a list of qualifications. */
export const qualificationColumns: readonly Column<CustomerQualification>[] = [
  { title: 'qualification', cell: ({ qualification }) => qualification },
  { title: 'status', cell: statusText, paint: paintStatus },
  {
    title: 'askedFor',
    cell: ({ vettingCreateDate }, { formats }) => formats.date(vettingCreateDate),
  },
  { title: 'reason', cell: ({ vettingReason }) => vettingReason ?? '' },
]

/** One qualification as labels and texts. */
export function qualificationFields(record: CustomerQualification, speech: Speech): Field[] {
  const { qualification, vettingCreateDate, vettingReason } = record
  return [
    ['qualification', qualification],
    ['status', statusText(record, speech)],
    ['askedFor', vettingCreateDate && speech.formats.date(vettingCreateDate)],
    ['reason', vettingReason],
  ]
}
