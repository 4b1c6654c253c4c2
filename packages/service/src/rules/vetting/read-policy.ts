import { isVettingReason, vettingReasonTexts } from '@accredit/contract'
import { checkNames, findingCodeNames, findingCodes, type FindingCode } from './finding-codes.ts'
import type { PolicyCondition, PolicyRow, VettingPolicy } from './policy.ts'

/** A policy, or everything that is wrong with it. */
export type ReadPolicy =
  | { readonly ok: true; readonly policy: VettingPolicy }
  | { readonly ok: false; readonly problems: readonly string[] }

type Members = Readonly<Record<string, unknown>>

const codes = new Set<string>(findingCodeNames)
const checks = new Set<string>(checkNames)
const verdicts = ['approve', 'deny', 'review']

/**
 * Reads a policy from configuration. Beside the form it demands what no policy may do without: a last
 * row that always sends to a person, evidence for each approval, and for each denial the stop list or
 * two objections of different checks.
 */
export function readPolicy(value: unknown): ReadPolicy {
  const problems: string[] = []
  if (!isObject(value)) return { ok: false, problems: ['A policy must be an object.'] }
  const { name, rows } = value
  problems.push(...strangers('The policy', value, ['name', 'rows']))
  if (!isText(name)) problems.push('The policy must have a name.')
  if (!Array.isArray(rows) || rows.length === 0) {
    return { ok: false, problems: [...problems, 'The policy must have rows.'] }
  }
  const names = new Set<string>()
  for (const [index, row] of rows.entries()) {
    const label = `Row ${index + 1}`
    const found = isObject(row)
      ? checkRow(`${label} (${show(row['name'])})`, row, index === rows.length - 1)
      : [`${label} must be an object.`]
    problems.push(...found)
    const rowName = isObject(row) ? row['name'] : undefined
    if (!isText(rowName)) continue
    if (names.has(rowName)) problems.push(`${label} has the name ${show(rowName)} of another row.`)
    names.add(rowName)
  }
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, policy: value as unknown as VettingPolicy }
}

function checkRow(label: string, row: Members, last: boolean): string[] {
  const { name, when, verdict, reason, explanation } = row
  const problems = strangers(label, row, ['name', 'when', 'verdict', 'reason', 'explanation'])
  if (!isText(name)) problems.push(`${label} must have a name.`)
  if (!isText(explanation)) problems.push(`${label} must have an explanation.`)
  if (typeof verdict !== 'string' || !verdicts.includes(verdict)) {
    problems.push(
      `${label} has the verdict ${show(verdict)}, but it must be one of ${verdicts.join(', ')}.`,
    )
  }
  if (verdict === 'deny' ? !isReason(reason) : reason !== undefined) {
    problems.push(
      `${label} has the reason ${show(reason)}, but a denial must have one of ${vettingReasonTexts.join(', ')} or stop-list-entry, and no other row has any.`,
    )
  }
  if (!isObject(when)) return [...problems, `${label} must say when it speaks.`]
  const form = checkCondition(label, when)
  if (form.length > 0 || problems.length > 0) return [...problems, ...form]
  return checkSense(label, row as unknown as PolicyRow, last)
}

function checkCondition(label: string, when: Members): string[] {
  const problems = strangers(`${label}: when`, when, ['all', 'any', 'none', 'passed', 'failed'])
  for (const part of ['all', 'any', 'none'] as const) {
    problems.push(...checkNamesIn(`${label}: ${part}`, when[part], codes, 'code of a finding'))
  }
  problems.push(...checkNamesIn(`${label}: passed`, when['passed'], checks, 'check'))
  const { failed } = when
  if (failed === undefined) return problems
  if (!isObject(failed) || failed['among'] === undefined || !Number.isInteger(failed['atLeast'])) {
    return [...problems, `${label}: failed must have atLeast, a whole number, and among, a list.`]
  }
  problems.push(...strangers(`${label}: failed`, failed, ['atLeast', 'among']))
  problems.push(...checkNamesIn(`${label}: among`, failed['among'], codes, 'code of a finding'))
  return problems
}

function checkNamesIn(
  label: string,
  list: unknown,
  known: ReadonlySet<string>,
  what: string,
): string[] {
  if (list === undefined) return []
  if (!Array.isArray(list) || list.length === 0)
    return [`${label} must be a list that is not empty.`]
  return list
    .filter((item) => typeof item !== 'string' || !known.has(item))
    .map((item) => `${label} has ${show(item)}, which is no ${what}.`)
}

/** Finds contradictions in a well-formed row. */
function checkSense(label: string, row: PolicyRow, last: boolean): string[] {
  const always = Object.values(row.when).every((part) => part === undefined)
  if (last) {
    if (always && row.verdict === 'review') return []
    return [`${label} is the last one, so it must always speak (when: {}) and send to review.`]
  }
  if (always) return [`${label} always speaks, so no row after it ever does.`]
  const { all = [], any, passed, failed } = row.when
  const problems = (failed?.among ?? [])
    .filter((code) => findingCodes[code].level !== 'fail')
    .map((code) => `${label}: among has ${code}, which is no objection (level fail).`)
  if (failed !== undefined && failed.atLeast < 1)
    problems.push(`${label}: atLeast must be 1 or more.`)
  if (row.verdict === 'approve' && all.length === 0 && any === undefined && passed === undefined) {
    problems.push(`${label} approves without evidence: it must name all, any or passed.`)
  }
  if (row.verdict !== 'deny') return problems
  const stopped = all.includes('stop-listed')
  if (row.reason === 'stop-list-entry' && !stopped) {
    problems.push(`${label} gives the stop list’s reason, so it must demand stop-listed (all).`)
  }
  if (!stopped && objections(row.when) < 2) {
    problems.push(
      `${label} denies on one objection; it must demand two of different checks (level fail), by all or by failed.`,
    )
  }
  return problems
}

/** Counts the checks that certainly object when the condition holds. */
function objections({ all = [], failed }: PolicyCondition): number {
  const sure = new Set(all.filter(isObjection).map((code) => findingCodes[code].check))
  return Math.max(sure.size, failed?.atLeast ?? 0)
}

function isObjection(code: FindingCode): boolean {
  return findingCodes[code].level === 'fail'
}

function isReason(value: unknown): boolean {
  return typeof value === 'string' && (value === 'stop-list-entry' || isVettingReason(value))
}

function strangers(label: string, object: Members, known: readonly string[]): string[] {
  return Object.keys(object)
    .filter((key) => !known.includes(key))
    .map((key) => `${label} has ${show(key)}, which is unknown.`)
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function show(value: unknown): string {
  return value === undefined ? 'none' : JSON.stringify(value)
}
