import { Type, type Static } from 'typebox'
import { nextPage } from './collection.ts'
import { Address } from './customer.ts'
import { vettedQualifications } from './qualification.ts'
import { formed, lines, requiredLines, unshownCharacters } from './texts.ts'
import { vettingReasonTexts } from './vetting-reasons.ts'

const time = (description: string) => Type.String({ format: 'date-time', description })
const optional = (description: string) => Type.Optional(Type.String({ description }))

/**
 * The states of a vetting case. `waiting`: not yet due. `examining`: leased by a worker. `desk`: for
 * a reviewer. `decided`: has a verdict that is not shown yet and may be taken back. `shown`: the
 * verdict stands in the customer's qualification; nothing moves a case out of it.
 */
export const caseStates = ['waiting', 'examining', 'desk', 'decided', 'shown'] as const
export type CaseState = (typeof caseStates)[number]

/** The steps in the life of a case. */
const caseEntryKinds = [
  'opened',
  'examined',
  'sent-to-desk',
  'assigned',
  'noted',
  'decided',
  'confirmed',
  'taken-back',
  'shown',
] as const
export type CaseEntryKind = (typeof caseEntryKinds)[number]

/** The ages by which the queue is filtered. */
export const caseAges = ['overdue', 'soon', 'over-1-day', 'over-3-days'] as const

/** Finding of one check, with its evidence. */
export const VettingFinding = Type.Object(
  {
    check: Type.String({ description: 'The check that found it.' }),
    level: Type.Enum(['pass', 'warn', 'fail']),
    code: Type.String({ description: 'Stable name of what was found.' }),
    text: Type.String({ description: 'One sentence that names the value and the rule.' }),
    evidence: Type.Record(
      Type.String(),
      Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
    ),
  },
  { $id: 'VettingFinding' },
)
export type VettingFinding = Static<typeof VettingFinding>

/** One step in the life of a case. */
export const VettingCaseEntry = Type.Object(
  {
    at: time('When, by the service clock.'),
    actor: Type.String({ description: '`worker`, or the user principal name of a person.' }),
    actorId: optional('The reviewer’s id; absent for the worker and for whoever asked.'),
    kind: Type.Unsafe<string>(Type.Enum([...caseEntryKinds])),
    data: Type.Record(Type.String(), Type.Unknown()),
  },
  { $id: 'VettingCaseEntry' },
)
export type VettingCaseEntry = Static<typeof VettingCaseEntry>

const summary = {
  id: Type.String({ format: 'uuid' }),
  partnerId: Type.String({ format: 'uuid' }),
  customerId: Type.String({ format: 'uuid' }),
  qualification: Type.Enum(vettedQualifications, { description: 'The qualification it vets.' }),
  companyName: Type.String({ description: 'As it stood when the case was opened.' }),
  country: optional('ISO 3166-1 alpha-2, as it stood when the case was opened.'),
  state: Type.Enum([...caseStates]),
  openedAt: time('Time of the partner’s request.'),
  slaDueAt: time('Time by which the desk is to decide, by the review time of the qualification.'),
  assignee: optional('User name of the reviewer who has it.'),
  assigneeId: optional('That reviewer’s id: names are for showing, ids tell people apart.'),
  verdict: Type.Optional(Type.Enum(['approve', 'deny'])),
  decidedBy: optional('User name of the reviewer who decided, or `worker`.'),
  decidedById: optional('The id of the reviewer who decided; absent for the worker.'),
  needsConfirmation: Type.Boolean({
    description: 'Two persons must agree, and a second reviewer has to confirm it.',
  }),
  policyRow: optional('The row of the policy that decided, or sent it to the desk.'),
}

/** A case as the desk's queue shows it. */
export const VettingCaseSummary = Type.Object(summary, { $id: 'VettingCaseSummary' })
export type VettingCaseSummary = Static<typeof VettingCaseSummary>

/** A page of the desk's queue, oldest first. */
export const VettingCaseCollection = Type.Object(
  {
    items: Type.Array(VettingCaseSummary),
    next: nextPage,
  },
  { $id: 'VettingCaseCollection' },
)
export type VettingCaseCollection = Static<typeof VettingCaseCollection>

/** Another case that says something about this one, and why. */
export const EarlierCase = Type.Object(
  {
    ...summary,
    partnerName: optional('The partner that asked; absent when it is no partner any more.'),
    matches: Type.Array(Type.Enum(['customer', 'domain']), {
      description:
        'customer: it is about the same customer. domain: vetting examined the same domain.',
    }),
  },
  { $id: 'EarlierCase' },
)
export type EarlierCase = Static<typeof EarlierCase>

/** A case with all that a decision needs. */
export const VettingCase = Type.Object(
  {
    ...summary,
    partnerName: optional('The partner that asked; absent when it is no partner any more.'),
    domain: optional(
      'Registered domain of the website, or else of the e-mail; known once the checks have run. Absent where it is free mail, onmicrosoft.com or a platform.',
    ),
    etag: Type.String({ description: 'Changes with each change; send it back as If-Match.' }),
    request: Type.Object({ educationSegment: optional('as asked'), website: optional('as asked') }),
    customer: Type.Object({
      id: Type.String({ format: 'uuid' }),
      companyName: Type.String(),
      domain: Type.String(),
      email: optional('organisation’s e-mail'),
      address: Type.Optional(Address),
    }),
    findings: Type.Array(VettingFinding),
    explanation: optional('Reason for which the policy decided, or asks a person.'),
    reason: Type.Optional(Type.Enum(vettingReasonTexts)),
    decidedAt: Type.Optional(time('Time of the decision.')),
    confirmedBy: optional('User name of who confirmed, where two persons must agree.'),
    confirmedById: optional('The id of the reviewer who confirmed.'),
    showAt: Type.Optional(
      time('Time at which the verdict will be shown; until then it can be taken back.'),
    ),
    shownAt: Type.Optional(time('Time at which the partner could see it.')),
    publicNote: optional('Shown to the partner.'),
    timeline: Type.Array(VettingCaseEntry),
    earlier: Type.Array(EarlierCase, {
      description:
        'Other cases of the same customer or the same domain, whichever partner asked: the newest twenty, newest first.',
    }),
  },
  { $id: 'VettingCase' },
)
export type VettingCase = Static<typeof VettingCase>

/** A reviewer who can be given a case. */
export const Reviewer = Type.Object(
  {
    id: Type.String({
      description: 'Tenant and object id of the person. Give it as the assignee.',
    }),
    userPrincipalName: Type.String({
      description: 'The name to show. As the assignee it will do while nobody else has it.',
    }),
    displayName: optional('The user’s name, where a sign-in told it.'),
    lastSeenAt: time('Time at which they last signed in to the dashboard or worked on a case.'),
  },
  { $id: 'Reviewer' },
)
export type Reviewer = Static<typeof Reviewer>

/** The reviewers that the service has seen. */
export const ReviewerCollection = Type.Object(
  { items: Type.Array(Reviewer) },
  { $id: 'ReviewerCollection' },
)
export type ReviewerCollection = Static<typeof ReviewerCollection>

/** The reviewer who is to work on a case; null gives it back to the queue. */
export const CaseAssignment = Type.Object(
  {
    assignee: Type.Optional(
      formed(
        `^[^\\s${unshownCharacters}]+@[^\\s${unshownCharacters}]+$|^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}[.][^\\s@${unshownCharacters}]+$`,
        1_000,
        'The id of a reviewer, or a user name that only one of them has; null, or nothing, for the queue.',
      ),
    ),
  },
  { $id: 'CaseAssignment' },
)

/** A note that only reviewers see. */
export const CaseNote = Type.Object(
  { text: requiredLines(4_000, 'The note.') },
  { $id: 'CaseNote' },
)

const denies = {
  if: { properties: { verdict: { const: 'deny' } } },
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  then: { required: ['reason'], properties: { reason: { type: 'string' } } },
  else: { properties: { reason: { type: 'null' } } },
}

/** A reviewer's verdict. */
export const CaseDecision = Type.Object(
  {
    verdict: Type.Enum(['approve', 'deny']),
    reason: Type.Optional(
      Type.Enum(vettingReasonTexts, {
        description: 'Required with deny, and refused with approve.',
      }),
    ),
    publicNote: Type.Optional(lines(2_000, 'Shown to the partner beside the verdict.')),
    privateNote: Type.Optional(lines(4_000, 'For reviewers only.')),
  },
  { $id: 'CaseDecision', ...denies },
)
