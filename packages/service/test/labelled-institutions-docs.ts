import { findingCodeNames, vettingReasons, vettingReasonTexts } from '@accredit/contract'
import { defaultPolicy } from '../src/rules/vetting/default-policy.ts'
import { indexDomainLists } from '../src/rules/vetting/domain-lists.ts'
import { examine, type Examination } from '../src/rules/vetting/examine.ts'
import { findingCodes } from '../src/rules/vetting/finding-codes.ts'
import type { PolicyCondition } from '../src/rules/vetting/policy.ts'
import { loadKnowledge } from '../src/vetting/load-knowledge.ts'
import {
  labelledInstitutions,
  type Label,
  type LabelledInstitution,
} from './labelled-institutions.ts'

const labels = ['approve', 'deny', 'doubtful'] as const satisfies Label[]
const verdicts = ['approve', 'deny', 'review'] as const

/** Runs one institution through the checks and the default policy, with no list of an operator. */
export function examineInstitution(institution: LabelledInstitution): Examination {
  const { name, address, website, emailDomain, segment } = institution
  return examine(
    {
      customer: {
        id: 'c0de0000-0000-4000-8000-000000000099',
        companyName: name,
        domain: emailDomain,
        email: `info@${emailDomain}`,
        address,
      },
      request: { educationSegment: segment, website },
      earlier: [],
    },
    {
      knowledge: loadKnowledge(),
      lists: indexDomainLists([]),
      policy: defaultPolicy,
      scripted: false,
    },
  )
}

/** The labelled set against the verdicts, as Markdown: the counts, then each institution. */
export function renderConfusionTable(): string {
  const examined = labelledInstitutions.map((institution) => ({
    ...institution,
    decision: examineInstitution(institution).decision,
  }))
  const counts = labels.map((label) => {
    const cells = verdicts.map((verdict) =>
      String(
        examined.filter((each) => each.label === label && each.decision.verdict === verdict).length,
      ),
    )
    return [`**${label}**`, ...cells]
  })
  const each = examined.map(({ name, address, website, emailDomain, label, note, decision }) => [
    name,
    address.country ?? '',
    website === emailDomain || website === `www.${emailDomain}`
      ? website
      : `${website}, mail ${emailDomain}`,
    note,
    label,
    decision.verdict === 'deny' ? `deny: ${decision.reason}` : decision.verdict,
    `\`${decision.row}\``,
  ])
  return [
    table(['label', ...verdicts], counts),
    table(['institution', '', 'domain', 'what it is', 'label', 'verdict', 'row'], each),
  ].join('\n\n')
}

/** The default policy as Markdown, in its order. */
function renderPolicyTable(): string {
  const rows = defaultPolicy.rows.map((row, index) => [
    String(index + 1),
    `\`${row.name}\``,
    describeCondition(row.when),
    row.verdict === 'deny' ? `deny: ${describeReason(row.reason)}` : row.verdict,
    row.explanation,
  ])
  return table(['', 'row', 'when', 'verdict', 'why'], rows)
}

/** All findings as Markdown, in the order of the checks. */
function renderFindingsTable(): string {
  const rows = findingCodeNames.map((code) => {
    const { check, level, meaning } = findingCodes[code]
    return [check, `\`${code}\``, level, meaning]
  })
  return table(['check', 'code', 'level', 'meaning'], rows)
}

/** The published reasons as Markdown. */
function renderReasonsTable(): string {
  const rows = vettingReasonTexts.map((reason) => {
    const { cause, remedy, newRequestCanHelp } = vettingReasons[reason]
    return [reason, cause, remedy, newRequestCanHelp ? 'yes' : 'no']
  })
  return table(['reason', 'cause', 'what to do', 'a new request alone can help'], rows)
}

const sections = {
  findings: renderFindingsTable,
  policy: renderPolicyTable,
  reasons: renderReasonsTable,
  confusion: renderConfusionTable,
}

/**
 * Renews the generated parts of `docs/vetting.md`, each between its markers.
 * @throws Error when a marker is missing
 */
export function renewVettingDocs(text: string): string {
  return Object.entries(sections).reduce((renewed, [name, render]) => {
    const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`]
    const [from, to] = [renewed.indexOf(start), renewed.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`docs/vetting.md has no part ${name}.`)
    return `${renewed.slice(0, from)}${start}\n\n${render()}\n\n${renewed.slice(to)}`
  }, text)
}

function describeCondition({ all, any, none, passed, failed }: PolicyCondition): string {
  const parts = [
    all && `all of ${codes(all)}`,
    any && `any of ${codes(any)}`,
    failed && `${failed.atLeast} or more different checks among ${codes(failed.among)}`,
    passed && `passed: ${codes(passed)}`,
    none && `none of ${codes(none)}`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? 'always' : parts.join('; ')
}

/** Codes as they are written in a text. */
function codes(list: readonly string[]): string {
  return list.map((code) => `\`${code}\``).join(', ')
}

function describeReason(reason: string): string {
  return reason === 'stop-list-entry' ? 'the reason of the entry' : `_${reason}_`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
