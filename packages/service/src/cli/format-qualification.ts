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
  { title: 'qualification', cell: ({ qualification }) => qualification },
  { title: 'status', cell: statusText, paint: paintStatus },
  { title: 'askedFor', cell: ({ vettingCreateDate }) => writeDate(vettingCreateDate) },
  { title: 'reason', cell: ({ vettingReason }) => vettingReason ?? '' },
]

/** One qualification as labels and texts. */
export function qualificationFields(record: CustomerQualification): Field[] {
  const { qualification, vettingCreateDate, vettingReason } = record
  return [
    ['qualification', qualification],
    ['status', statusText(record)],
    ['askedFor', vettingCreateDate && writeDate(vettingCreateDate)],
    ['reason', vettingReason],
  ]
}
