import {
  brokenRule,
  columns,
  createPlanner,
  highestBulkLine,
  isReady,
  mostBulkRows,
  unreadableRows,
  type BrokenRule,
  type BulkRow,
  type KnownBulkFinding,
} from '@accredit/contract'
import { tellFinding, type BulkLineContent, type ToldFinding } from '../bulk-finding.ts'
import { readObject, readText, show, type Members } from './read-member.ts'
import { refuse } from '../refusal.ts'

/** Line of a new job, from its row. */
export interface DraftedLine {
  readonly line: number
  readonly content: BulkLineContent
  readonly outcome: 'pending' | 'refused' | 'duplicate'
  readonly finding: ToldFinding | null
  readonly customerId: string | null
  readonly qualification: string | null
  readonly validationCode: string | null
}

/** A new job. */
export interface DraftedJob {
  readonly name: string | undefined
  readonly lines: readonly DraftedLine[]
}

/** Longest cell in characters; longer ones are refused. */
const keptCharacters = 1_000

/**
 * Parses a new job. Rows that cannot be requested become lines with the reason; a malformed body is
 * refused.
 * @throws Refused InvalidRequestInput
 */
export function readBulkJob(sent: Members): DraftedJob {
  const name = readText(sent['name'], 'name', 200)
  const { rows } = sent
  const broken = (rule: BrokenRule) =>
    refuse('InvalidRequestInput', {
      field: 'rows',
      value:
        rows === undefined ? 'missing' : Array.isArray(rows) ? `${rows.length} items` : show(rows),
      rule,
    })
  if (rows === undefined) return broken(brokenRule('Required'))
  if (!Array.isArray(rows)) return broken(brokenRule('List'))
  if (rows.length === 0 || rows.length > mostBulkRows) {
    return broken(brokenRule('ItemsUpTo', { most: mostBulkRows }))
  }
  const plan = createPlanner()
  return { name, lines: rows.map((row, index) => draftLine(plan, readRow(row, `rows[${index}]`))) }
}

function readRow(value: unknown, name: string): BulkRow {
  const sent = readObject(value, name)
  const row: Record<string, unknown> = {}
  for (const column of columns) {
    const cell = sent[column]
    if (cell === undefined) continue
    if (typeof cell !== 'string') {
      return refuse('InvalidRequestInput', {
        field: `${name}.${column}`,
        value: show(cell),
        rule: brokenRule('Text'),
      })
    }
    row[column] = cell
  }
  return {
    ...row,
    ...readLineNumber(sent['line'], `${name}.line`),
    ...(sent['problem'] !== undefined && {
      problem: readProblem(readObject(sent['problem'], `${name}.problem`), `${name}.problem`),
    }),
  }
}

function readLineNumber(value: unknown, field: string): { line?: number } {
  if (value === undefined) return {}
  const line = Number(value)
  if (typeof value === 'number' && Number.isInteger(line) && line >= 0 && line <= highestBulkLine) {
    return { line }
  }
  const rule = brokenRule('WholeUpTo', { most: highestBulkLine })
  return refuse('InvalidRequestInput', { field, value: show(value), rule })
}

function readProblem(sent: Members, name: string): KnownBulkFinding {
  const rule = unreadableRows.find((known) => known === sent['rule'])
  if (rule === undefined) {
    return refuse('InvalidRequestInput', {
      field: `${name}.rule`,
      value: sent['rule'] === undefined ? 'missing' : show(sent['rule']),
      rule: brokenRule('OneOf', { allowed: unreadableRows }),
    })
  }
  const { cells, columns: wide, column } = readValues(sent['values'], `${name}.values`)
  // The values for its text only.
  const values = {
    cells: typeof cells === 'number' ? cells : 0,
    columns: typeof wide === 'number' ? wide : 0,
    column: typeof column === 'string' ? column.slice(0, 100) : '',
  }
  return { rule, values } as KnownBulkFinding
}

function readValues(value: unknown, name: string): Members {
  const values = value === undefined ? {} : readObject(value, name)
  for (const [member, one] of Object.entries(values)) {
    if (typeof one === 'string' || typeof one === 'number') continue
    refuse('InvalidRequestInput', {
      field: `${name}.${member}`,
      value: show(one),
      rule: brokenRule('TextOrNumber'),
    })
  }
  return values
}

function draftLine(plan: ReturnType<typeof createPlanner>, row: BulkRow): DraftedLine {
  const planned = plan(row)
  const { line, finding } = planned
  const content = contentOf(row)
  if (isReady(planned)) {
    const { target, request } = planned
    return {
      line,
      content,
      outcome: 'pending',
      finding: null,
      customerId: target.by === 'id' ? target.value : null,
      qualification: request.qualification,
      validationCode: request.validationCode ?? null,
    }
  }
  const outcome = finding?.rule === 'Duplicate' ? 'duplicate' : 'refused'
  return {
    line,
    content,
    outcome,
    finding: finding ? tellFinding(finding as KnownBulkFinding) : null,
    customerId: null,
    qualification: null,
    validationCode: null,
  }
}

function contentOf(row: BulkRow): BulkLineContent {
  const cells = columns.flatMap((column) => {
    const cell = row[column]
    return cell === undefined ? [] : [[column, cell.slice(0, keptCharacters).toWellFormed()]]
  })
  return Object.fromEntries(cells) as BulkLineContent
}
