import type { CustomerQualification } from '@accredit/client'
import type { Field } from './format-fields.ts'
import type { Column } from './format-table.ts'
import { writeDate } from './format-text.ts'
import type { Style } from './style.ts'

const colours: Readonly<Record<string, Parameters<Style>[0]>> = {
  Approved: 'green',
  Denied: 'red',
  InReview: 'yellow',
}

/** The status for people; some qualifications are never vetted and have none. */
export function statusText({ vettingStatus }: CustomerQualification): string {
  return vettingStatus ?? 'set, not vetted'
}

function paintStatus(record: CustomerQualification, text: string, style: Style): string {
  const colour = colours[record.vettingStatus ?? '']
  return colour === undefined ? text : style(colour, text)
}

/** The columns of a list of qualifications. */
export const qualificationColumns: readonly Column<CustomerQualification>[] = [
  { title: 'Qualification', cell: ({ qualification }) => qualification },
  { title: 'Status', cell: statusText, paint: paintStatus },
  { title: 'Asked for', cell: ({ vettingCreateDate }) => writeDate(vettingCreateDate) },
  { title: 'Reason', cell: ({ vettingReason }) => vettingReason ?? '' },
]

/** One qualification as labels and texts. */
export function qualificationFields(record: CustomerQualification): Field[] {
  const { qualification, vettingCreateDate, vettingReason } = record
  return [
    ['Qualification', qualification],
    ['Status', statusText(record)],
    ['Asked for', vettingCreateDate && writeDate(vettingCreateDate)],
    ['Reason', vettingReason],
  ]
}
