import type { BulkRow } from './row.ts'

/** Member of a row that a column fills. */
export type Column = Exclude<keyof BulkRow, 'line' | 'problem'>

/** Titles as a template writes them, in its order; Partner Center's own export has some of the others. */
export const columnTitles: Readonly<Record<Column, string>> = {
  customerId: 'customer id',
  domain: 'domain',
  companyName: 'company name',
  qualification: 'qualification',
  educationSegment: 'segment',
  website: 'website',
  validationCode: 'validation code',
  note: 'note',
}

/** All columns, in the order of the template. */
export const columns = Object.keys(columnTitles) as Column[]

const otherTitles: Readonly<Record<string, Column>> = {
  microsoftid: 'customerId',
  customertenantid: 'customerId',
  tenantid: 'customerId',
  primarydomain: 'domain',
  primarydomainname: 'domain',
  domainname: 'domain',
  customername: 'companyName',
  name: 'companyName',
  educationsegment: 'educationSegment',
  code: 'validationCode',
}

const byTitle = new Map<string, Column>([
  ...columns.map((column): [string, Column] => [fold(columnTitles[column]), column]),
  ...Object.entries(otherTitles),
])

/** Finds the column that a title names, without regard to case, spaces, `_` and `-`. */
export function findColumn(title: string): Column | undefined {
  return byTitle.get(fold(title))
}

function fold(title: string): string {
  return title.replaceAll(/[\s_-]/g, '').toLowerCase()
}
