import type { FindingCode } from '@accredit/contract'
import type { Finding } from './finding.ts'
import type { PolicyCondition } from './policy.ts'

/** Returns the findings that fulfil a condition; undefined when it does not hold. */
export function matchCondition(
  condition: PolicyCondition,
  findings: readonly Finding[],
): Finding[] | undefined {
  const { all = [], any, none = [], passed = [], failed } = condition
  const has = (code: FindingCode) => findings.some((found) => found.code === code)
  if (!all.every(has) || none.some(has)) return undefined
  if (any !== undefined && !any.some(has)) return undefined
  if (!passed.every((check) => hasPassed(check, findings))) return undefined
  const objections = findings.filter(
    ({ code, level }) => level === 'fail' && failed?.among.includes(code),
  )
  const checks = new Set(objections.map(({ check }) => check))
  if (failed !== undefined && checks.size < failed.atLeast) return undefined
  return findings.filter(
    (found) => all.includes(found.code) || any?.includes(found.code) || objections.includes(found),
  )
}

function hasPassed(check: string, findings: readonly Finding[]): boolean {
  const own = findings.filter((found) => found.check === check)
  return own.length > 0 && own.every(({ level }) => level === 'pass')
}
