import type { VettingCase, VettingCaseSummary } from '@accredit/client'
import type { Field } from './format-fields.ts'
import type { Column } from './format-table.ts'
import { writeDate } from './format-text.ts'

/** The columns of the desk's queue. */
export const caseColumns: readonly Column<VettingCaseSummary>[] = [
  { title: 'case', cell: ({ id }) => id },
  { title: 'customer', cell: ({ companyName }) => companyName },
  { title: 'state', cell: stateOf },
  { title: 'due', cell: ({ slaDueAt }) => slaDueAt.slice(0, 10) },
  { title: 'assignee', cell: ({ assignee }) => assignee ?? 'nobody' },
  { title: 'policy', cell: ({ policyRow }) => policyRow ?? '–' },
]

/** The state for people, with the verdict as soon as there is one. */
function stateOf({ state, verdict, needsConfirmation }: VettingCaseSummary): string {
  if (verdict === undefined) return state
  return `${state}: ${verdict}${needsConfirmation ? ', to be confirmed' : ''}`
}

/**
 * A case as blocks of labels and texts: who asked, how it stands, what the checks found (what speaks
 * against it first), what was done, and other cases to compare it with.
 */
export function caseBlocks(found: VettingCase): Field[][] {
  const { customer, request, findings, timeline, earlier } = found
  const { addressLine1, addressLine2, city, state, postalCode, country } = customer.address ?? {}
  const address = [addressLine1, addressLine2, city, state, postalCode, country].filter(Boolean)
  const blocks: Field[][] = [
    [
      ['case', found.id],
      ['partner', found.partnerName ?? found.partnerId],
      ['customer', `${found.companyName} (${found.customerId})`],
      ['address', address.join(', ')],
      ['domain', customer.domain],
      ['email', customer.email],
      ['website', request.website],
      ['segment', request.educationSegment],
    ],
    [
      ['askedFor', writeDate(found.openedAt)],
      ['due', writeDate(found.slaDueAt)],
      ['policy', [found.policyRow, found.explanation].filter(Boolean).join(': ')],
      ...standingOf(found),
    ],
    levels.flatMap((level) =>
      findings.filter((finding) => finding.level === level).map(({ text }): Field => [level, text]),
    ),
    timeline.map((entry): Field => [{ plain: writeDate(entry.at) }, entryText(entry)]),
    earlier.map((other): Field => [
      { plain: `Earlier, ${other.openedAt.slice(0, 10)}` },
      `${other.companyName}, ${stateOf(other)} (${other.id})`,
    ]),
  ]
  return blocks.filter((block) => block.length > 0)
}

/** A case as it stands after a step, in one block. */
export function caseFields(found: VettingCase): Field[] {
  return [['case', found.id], ['customer', found.companyName], ...standingOf(found)]
}

function standingOf(found: VettingCase): Field[] {
  const shown = found.shownAt ?? found.showAt
  return [
    ['state', stateOf(found)],
    ['assignee', found.assignee],
    ['reason', found.reason],
    ['decidedBy', [found.decidedBy, found.confirmedBy].filter(Boolean).join(', ')],
    ['shown', shown && writeDate(shown)],
    ['note', found.publicNote],
  ]
}

const levels = ['fail', 'warn', 'pass'] as const

function entryText({ actor, kind, data }: VettingCase['timeline'][number]): string {
  const { verdict, reason, assignee, text } = data
  const said = kind === 'assigned' ? [assignee ?? 'nobody'] : [verdict, reason, text]
  if (kind === 'sent-to-desk') return `${actor}: ${kind}`
  const what = said.filter((part) => typeof part === 'string').join(', ')
  return `${actor}: ${kind}${what && ` (${what})`}`
}
