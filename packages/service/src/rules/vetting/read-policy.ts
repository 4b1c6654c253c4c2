import { findingCodeNames, type FindingCode, isVettingReason } from '@accredit/contract'
import { checkNames, findingCodes } from './finding-codes.ts'
import type { PolicyFault, PolicyPlace } from './policy-fault.ts'
import type { PolicyCondition, PolicyRow, VettingPolicy } from './policy.ts'

/** A policy, or all of its problems. */
export type ReadPolicy =
  | { readonly ok: true; readonly policy: VettingPolicy }
  | { readonly ok: false; readonly faults: readonly PolicyFault[] }

type Members = Readonly<Record<string, unknown>>

const codes = new Set<string>(findingCodeNames)
const checks = new Set<string>(checkNames)
const verdicts = new Set<unknown>(['approve', 'deny', 'review'])

/**
 * Parses a configured policy. Besides the form it requires what no policy may lack: a last row that
 * always sends to a person, evidence for each approval, and for each denial the stop list or two
 * objections of different checks.
 */
export function readPolicy(value: unknown): ReadPolicy {
  if (!isObject(value)) return { ok: false, faults: [{ rule: 'NotObject', place: {} }] }
  const { name, rows } = value
  const faults = strangers({}, value, ['name', 'rows'])
  if (!isText(name)) faults.push({ rule: 'NoName', place: {} })
  if (!Array.isArray(rows) || rows.length === 0) {
    return { ok: false, faults: [...faults, { rule: 'NoRows', place: {} }] }
  }
  const names = new Set<string>()
  for (const [index, row] of rows.entries()) {
    const place = { row: index + 1 }
    if (!isObject(row)) {
      faults.push({ rule: 'NotObject', place })
      continue
    }
    const { name: rowName } = row
    faults.push(...checkRow({ ...place, name: show(rowName) }, row, index === rows.length - 1))
    if (!isText(rowName)) continue
    if (names.has(rowName)) faults.push({ rule: 'NameTwice', place, found: show(rowName) })
    names.add(rowName)
  }
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, policy: value as unknown as VettingPolicy }
}

function checkRow(place: PolicyPlace, row: Members, last: boolean): PolicyFault[] {
  const { name, when, verdict, reason, explanation } = row
  const faults = strangers(place, row, ['name', 'when', 'verdict', 'reason', 'explanation'])
  if (!isText(name)) faults.push({ rule: 'NoName', place })
  if (!isText(explanation)) faults.push({ rule: 'NoExplanation', place })
  if (!verdicts.has(verdict)) {
    faults.push({ rule: 'Verdict', place, found: show(verdict) })
  }
  if (verdict === 'deny' ? !isReason(reason) : reason !== undefined) {
    faults.push({ rule: 'Reason', place, found: show(reason) })
  }
  if (!isObject(when)) return [...faults, { rule: 'NoCondition', place }]
  const form = checkCondition(place, when)
  if (form.length > 0 || faults.length > 0) return [...faults, ...form]
  return checkSense(row as unknown as PolicyRow, last).map((fault) => ({ place, ...fault }))
}

function checkCondition(place: PolicyPlace, when: Members): PolicyFault[] {
  const at = (part: string): PolicyPlace => ({ ...place, part })
  const faults = strangers(at('when'), when, ['all', 'any', 'none', 'passed', 'failed'])
  for (const part of ['all', 'any', 'none'] as const) {
    faults.push(...checkNamesIn(at(part), when[part], codes, 'NotCode'))
  }
  faults.push(...checkNamesIn(at('passed'), when['passed'], checks, 'NotCheck'))
  const { failed } = when
  if (failed === undefined) return faults
  if (!isObject(failed) || failed['among'] === undefined || !Number.isInteger(failed['atLeast'])) {
    return [...faults, { rule: 'FailedForm', place: at('failed') }]
  }
  faults.push(...strangers(at('failed'), failed, ['atLeast', 'among']))
  faults.push(...checkNamesIn(at('among'), failed['among'], codes, 'NotCode'))
  return faults
}

function checkNamesIn(
  place: PolicyPlace,
  list: unknown,
  known: ReadonlySet<string>,
  rule: 'NotCode' | 'NotCheck',
): PolicyFault[] {
  if (list === undefined) return []
  if (!Array.isArray(list) || list.length === 0) return [{ rule: 'EmptyList', place }]
  return list
    .filter((item) => typeof item !== 'string' || !known.has(item))
    .map((item) => ({ rule, place, found: show(item) }))
}

/** Finds contradictions in a well-formed row. */
function checkSense(row: PolicyRow, last: boolean): Omit<PolicyFault, 'place'>[] {
  const always = Object.values(row.when).every((part) => part === undefined)
  if (last) return always && row.verdict === 'review' ? [] : [{ rule: 'LastRow' }]
  if (always) return [{ rule: 'AlwaysSpeaks' }]
  const { all = [], any, passed, failed } = row.when
  const faults: Omit<PolicyFault, 'place'>[] = (failed?.among ?? [])
    .filter((code) => findingCodes[code].level !== 'fail')
    .map((code) => ({ rule: 'NotObjection', found: code }))
  if (failed !== undefined && failed.atLeast < 1) faults.push({ rule: 'AtLeastOne' })
  if (row.verdict === 'approve' && all.length === 0 && any === undefined && passed === undefined) {
    faults.push({ rule: 'NoEvidence' })
  }
  if (row.verdict !== 'deny') return faults
  const stopped = all.includes('stop-listed')
  if (row.reason === 'stop-list-entry' && !stopped) faults.push({ rule: 'StopListReason' })
  if (!stopped && objections(row.when) < 2) faults.push({ rule: 'OneObjection' })
  return faults
}

/** Counts the checks that are certain to object when the condition holds. */
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

function strangers(place: PolicyPlace, object: Members, known: readonly string[]): PolicyFault[] {
  return Object.keys(object)
    .filter((key) => !known.includes(key))
    .map((key) => ({ rule: 'Unknown', place, found: show(key) }))
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function show(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value)
}
