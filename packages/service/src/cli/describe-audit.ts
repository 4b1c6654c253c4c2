import type { AuditFault, AuditFinding } from '../audit/audit-finding.ts'
import type { AuditReport } from '../audit/verify-audit.ts'
import { operatorChain } from '../store/operator-chain.ts'
import { inEnglish } from '../words/load-speech.ts'
import type { AuditFaultWords } from '../words/told.ts'
import type { Speech } from '../words/words.ts'
import type { Style } from './style.ts'

/** The report for programs: its faults and gaps as sentences. */
export function auditData(report: AuditReport) {
  const { faults, gap } = inEnglish.words.auditFindings
  const findings = report.findings.map(({ fault, ...finding }) => ({
    ...finding,
    explanation: sayFault(fault, faults),
  }))
  return { ...report, notVouchedFor: report.notVouchedFor.map(gap), findings }
}

/** The report for users, as lines. */
export function describeAudit(
  report: AuditReport,
  style: Style,
  { words, formats }: Speech,
): string {
  const { findings, found, newest, notVouchedFor } = report
  const say = words.auditFindings
  const more = found - findings.length
  return [
    describeVerdict(report, style, say),
    ...findings.map((finding) => describeFinding(finding, say)),
    ...(more > 0 ? [say.more({ count: more }, formats)] : []),
    say.counted(report, formats),
    newest ? say.newest(newest) : say.nothingSealed,
    ...notVouchedFor.map((gap) => say.notVouchedFor({ gap: say.gap(gap) })),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

type AuditWords = Speech['words']['auditFindings']

function describeVerdict(
  { intact, newest, notVouchedFor }: AuditReport,
  style: Style,
  say: AuditWords,
): string {
  if (!intact) return style(['red', 'bold'], say.broken)
  if (notVouchedFor.length === 0) return style('green', say.intact)
  return style('yellow', newest ? say.intactUpTo(newest) : say.unsealed)
}

function describeFinding(
  { fault, kind, line, numbers, partnerId }: AuditFinding,
  { faults, kinds, place: say }: AuditWords,
): string {
  const [from, to] = numbers ?? []
  const range = from === to ? `${from}` : `${from}–${to}`
  const place = [
    partnerId === operatorChain ? say.operator : (partnerId ?? say.checkpoint),
    ...(numbers ? [say.number({ range })] : []),
    ...(line === undefined ? [] : [say.line({ line })]),
  ].join(', ')
  return `  ${kinds[kind]}: ${place}: ${sayFault(fault, faults)}`
}

function sayFault({ rule, values }: AuditFault, words: AuditFaultWords): string {
  const say = words[rule] as (given: AuditFault['values']) => string
  return say(values)
}
