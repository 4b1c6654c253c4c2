import { bulkFinding, type BulkFinding } from '@accredit/contract/bulk-rules'
import { isGuid } from '@accredit/contract/guid'
import {
  educationSegments,
  parseSegment,
  parseSettable,
  rowOf,
  settableQualifications,
  type EducationSegment,
  type SettableQualification,
} from '@accredit/contract/qualification'
import { columns, columnTitles } from './columns.ts'
import type { BulkRow } from './row.ts'

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

/** True for a row that asks for something, and is no duplicate of one before. */
export function isReady(line: PlannedLine): line is ReadyLine {
  return line.finding === undefined && 'key' in line
}

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
    const key = keyOf(target, request)
    const same = `${target.by} ${target.value} ${request.qualification}`
    const earlier = seen.get(same)
    if (earlier !== undefined) {
      return { line, row, finding: bulkFinding('Duplicate', { line: earlier }) }
    }
    seen.set(same, line)
    return { line, row, key, target, request }
  }
}

/** Understands all rows. */
export async function planRows(
  rows: Iterable<BulkRow> | AsyncIterable<BulkRow>,
): Promise<(PlannedLine | ReadyLine)[]> {
  const plan = createPlanner()
  const lines: (PlannedLine | ReadyLine)[] = []
  for await (const row of rows) lines.push(plan(row))
  return lines
}

function keyOf({ by, value }: Target, request: BulkRequest): string {
  const { qualification, educationSegment = '', website = '', validationCode = '' } = request
  return JSON.stringify([by, value, qualification, educationSegment, website, validationCode])
}

function readRow(row: BulkRow): { target: Target; request: BulkRequest } | BulkFinding {
  if (row.problem) return row.problem
  for (const column of columns) {
    if ((row[column]?.length ?? 0) > longestText) {
      return bulkFinding('TextTooLong', { column: columnTitles[column], limit: longestText })
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
    const value = id.replaceAll(/^\{|\}$/g, '').toLowerCase()
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
  const name = parseSettable(named)
  if (name === undefined) {
    return bulkFinding('QualificationUnknown', { value: named, allowed: settableQualifications })
  }
  const { fields } = rowOf(name)
  const given = (member: 'educationSegment' | 'website' | 'validationCode') =>
    fields.includes(member) ? row[member]?.trim() || undefined : undefined
  const sentSegment = given('educationSegment')
  const educationSegment = sentSegment === undefined ? undefined : parseSegment(sentSegment)
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
