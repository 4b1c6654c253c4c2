import type { VettingCase, VettingCaseSummary } from '@accredit/client'
import { sayCaseFinding, sayCaseStep, sayPolicyRow } from '@accredit/contract/words'
import type { Speech } from '../words/words.ts'
import type { Field } from './format-fields.ts'
import type { Column } from './format-table.ts'

/** The columns of the desk's queue. */
export const caseColumns: readonly Column<VettingCaseSummary>[] = [
  { title: 'case', cell: ({ id }) => id },
  { title: 'customer', cell: ({ companyName }) => companyName },
  { title: 'state', cell: stateOf },
  { title: 'due', cell: ({ slaDueAt }, { formats }) => formats.day(slaDueAt) },
  { title: 'assignee', cell: ({ assignee }, { words }) => assignee ?? words.notes.nobody },
  { title: 'policy', cell: ({ policyRow }) => policyRow ?? '–' },
]

/** The state in words, with the verdict once there is one. */
function stateOf(
  { state, verdict, needsConfirmation }: VettingCaseSummary,
  { contract, words }: Speech,
): string {
  const { states, verdicts } = contract.vetting
  if (verdict === undefined) return states[state]
  const confirmation = needsConfirmation ? `, ${words.notes.toBeConfirmed}` : ''
  return `${states[state]}: ${verdicts[verdict]}${confirmation}`
}

/**
 * A case as blocks of labels and texts: the request, the state, the findings (objections first),
 * the timeline, and other cases for comparison.
 */
export function caseBlocks(found: VettingCase, speech: Speech): Field[][] {
  const { customer, request, findings, timeline, earlier } = found
  const { contract, formats, words } = speech
  const { addressLine1, addressLine2, city, state, postalCode, country } = customer.address ?? {}
  const address = [addressLine1, addressLine2, city, state, postalCode, country].filter(Boolean)
  const explanation = sayPolicyRow(contract, found.policyRow ?? '') ?? found.explanation
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
      ['askedFor', formats.date(found.openedAt)],
      ['due', formats.date(found.slaDueAt)],
      ['policy', [found.policyRow, explanation].filter(Boolean).join(': ')],
      ...standingOf(found, speech),
    ],
    levels.flatMap((level) =>
      findings
        .filter((finding) => finding.level === level)
        .map((finding): Field => [level, sayCaseFinding(contract, finding) ?? finding.text]),
    ),
    timeline.map((entry): Field => [{ plain: formats.date(entry.at) }, entryText(entry, speech)]),
    earlier.map((other): Field => [
      { plain: words.notes.earlier({ day: formats.day(other.openedAt) }) },
      `${other.companyName}, ${stateOf(other, speech)} (${other.id})`,
    ]),
  ]
  return blocks.filter((block) => block.length > 0)
}

/** A case after a step, as one block. */
export function caseFields(found: VettingCase, speech: Speech): Field[] {
  return [['case', found.id], ['customer', found.companyName], ...standingOf(found, speech)]
}

function standingOf(found: VettingCase, speech: Speech): Field[] {
  const shown = found.shownAt ?? found.showAt
  const deciders = [found.decidedBy, found.confirmedBy].filter((name) => name !== undefined)
  return [
    ['state', stateOf(found, speech)],
    ['assignee', found.assignee],
    ['reason', found.reason],
    ['decidedBy', deciders.map(nameOf(speech)).join(', ')],
    ['shown', shown && speech.formats.date(shown)],
    ['note', found.publicNote],
  ]
}

const levels = ['fail', 'warn', 'pass'] as const

function entryText(entry: VettingCase['timeline'][number], speech: Speech): string {
  const { reason, text } = entry.data
  const what = [reason, text].filter((part) => typeof part === 'string').join(', ')
  const step = sayCaseStep(entry, speech.contract.vetting, nameOf(speech))
  return what === '' || entry.kind === 'sent-to-desk' ? step : `${step} (${what})`
}

/** Names an actor: a person by their user name, the worker as the service. */
function nameOf({ words }: Speech): (userName: string) => string {
  return (userName) => (userName === 'worker' ? words.notes.worker : userName)
}
