import { bulkFinding, type BulkFinding } from './bulk-rules.ts'
import { isGuid } from './guid.ts'
import {
  educationSegments,
  parseSegment,
  parseSettable,
  rowOf,
  settableQualifications,
  type EducationSegment,
  type SettableQualification,
} from './qualification.ts'

/**
 * One row of a bulk: a customer, by its Microsoft ID or else its domain or else its name, and the
 * request for it. Values are read in any spelling.
 */
export interface BulkRow {
  /** Row in its file, the header being row 1. Default: position among the rows, from 1. */
  readonly line?: number | undefined
  readonly customerId?: string | undefined
  readonly domain?: string | undefined
  readonly companyName?: string | undefined
  readonly qualification?: string | undefined
  readonly educationSegment?: string | undefined
  readonly website?: string | undefined
  readonly validationCode?: string | undefined
  /** Carried into the results, and sent nowhere. */
  readonly note?: string | undefined
  /** Reason why the row could not be read. */
  readonly problem?: BulkFinding | undefined
}

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

/** A request as a bulk sends it: names in their spelling, members that count alone. */
export interface BulkRequest {
  readonly qualification: SettableQualification
  readonly educationSegment?: EducationSegment
  readonly website?: string
  readonly validationCode?: string
}

/** Name of a customer in a file. */
export interface Target {
  readonly by: 'id' | 'domain' | 'name'
  readonly value: string
}

/** A row as it was understood. */
export interface PlannedLine {
  readonly line: number
  readonly row: BulkRow
  /** Reason why nothing can be sent for it. */
  readonly finding?: BulkFinding
}

/** A row that asks for something. */
export interface ReadyLine extends PlannedLine {
  /** Content of the row: rows with one key are the same request. */
  readonly key: string
  readonly target: Target
  readonly request: BulkRequest
}

const longestText = 1_000
/** Control characters, and those that show the letters around them in another order. */
const unshown = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u
/** Anything but plain ASCII, which is looked for first since it is found in a third of the time. */
const unplain = /[^\x20-\x7E]/

/** True for a row that asks for something, and is no duplicate of one before. */
export function isReady(line: PlannedLine): line is ReadyLine {
  return line.finding === undefined && 'key' in line
}

/** Spellings that are remembered; a file has few. */
const mostSpellings = 100

/** Remembers what texts mean: a file of 100,000 rows has few of them. */
function remember<Meaning>(read: (text: string) => Meaning): (text: string) => Meaning {
  const known = new Map<string, Meaning>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const meaning = read(text)
    // Texts without a meaning are all different, and not kept.
    if (meaning !== undefined && known.size < mostSpellings) known.set(text, meaning)
    return meaning
  }
}

const qualificationNamed = remember(parseSettable)
const segmentNamed = remember(parseSegment)

/** Understands rows one by one, and finds those that repeat one before. */
export function createPlanner(): (row: BulkRow) => PlannedLine | ReadyLine {
  const seen = new Map<string, number>()
  let count = 0
  return (row) => {
    count += 1
    const line = row.line ?? count
    const read = readRow(row)
    if ('rule' in read) return { line, row, finding: read }
    const { target, request } = read
    const same = `${target.by} ${target.value} ${request.qualification}`
    const earlier = seen.get(same)
    if (earlier !== undefined) {
      return { line, row, finding: bulkFinding('Duplicate', { line: earlier }) }
    }
    seen.set(same, line)
    return { line, row, key: keyOf(target, request), target, request }
  }
}

/** Understands all rows. */
export async function planRows(
  rows: Iterable<BulkRow> | AsyncIterable<BulkRow>,
): Promise<(PlannedLine | ReadyLine)[]> {
  const plan = createPlanner()
  const lines: (PlannedLine | ReadyLine)[] = []
  // Waiting for each of 100,000 rows that are there takes longer than understanding them.
  if (Symbol.iterator in rows) for (const row of rows) lines.push(plan(row))
  else for await (const row of rows) lines.push(plan(row))
  return lines
}

function keyOf({ by, value }: Target, request: BulkRequest): string {
  const { qualification, educationSegment = '', website = '', validationCode = '' } = request
  return JSON.stringify([by, value, qualification, educationSegment, website, validationCode])
}

function readRow(row: BulkRow): { target: Target; request: BulkRequest } | BulkFinding {
  if (row.problem) return row.problem
  for (const column of columns) {
    const text = row[column]
    if (text === undefined) continue
    if (text.length > longestText) {
      return bulkFinding('TextTooLong', { column: columnTitles[column], limit: longestText })
    }
    if (column !== 'note' && unplain.test(text) && unshown.test(text.trim())) {
      return bulkFinding('TextUnshown', { column: columnTitles[column] })
    }
  }
  const target = readTarget(row)
  if ('rule' in target) return target
  const request = readRequest(row)
  return 'rule' in request ? request : { target, request }
}

function readTarget({ customerId, domain, companyName }: BulkRow): Target | BulkFinding {
  const id = customerId?.trim()
  if (id) {
    const bare = id.startsWith('{') || id.endsWith('}') ? id.replaceAll(/^\{|\}$/g, '') : id
    const value = bare.toLowerCase()
    return isGuid(value) ? { by: 'id', value } : bulkFinding('CustomerIdInvalid', { value: id })
  }
  if (domain?.trim()) return { by: 'domain', value: domain.trim().toLowerCase() }
  if (companyName?.trim()) return { by: 'name', value: foldName(companyName) }
  return bulkFinding('CustomerMissing')
}

/** Brings a name into the form in which names are compared. */
export function foldName(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

function readRequest(row: BulkRow): BulkRequest | BulkFinding {
  const named = row.qualification?.trim()
  if (!named) return bulkFinding('QualificationMissing')
  const name = qualificationNamed(named)
  if (name === undefined) {
    return bulkFinding('QualificationUnknown', { value: named, allowed: settableQualifications })
  }
  const { fields } = rowOf(name)
  const given = (member: 'educationSegment' | 'website' | 'validationCode') =>
    fields.includes(member) ? row[member]?.trim() || undefined : undefined
  const sentSegment = given('educationSegment')
  const educationSegment = sentSegment === undefined ? undefined : segmentNamed(sentSegment)
  if (sentSegment !== undefined && educationSegment === undefined) {
    return bulkFinding('SegmentUnknown', { value: sentSegment, allowed: educationSegments })
  }
  const website = given('website')
  const validationCode = given('validationCode')
  if (fields.includes('validationCode') && validationCode === undefined) {
    return bulkFinding('ValidationCodeMissing')
  }
  return {
    qualification: name,
    ...(educationSegment !== undefined && { educationSegment }),
    ...(website !== undefined && { website }),
    ...(validationCode !== undefined && { validationCode }),
  }
}
