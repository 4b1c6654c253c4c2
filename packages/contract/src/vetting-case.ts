import { Type, type Static } from 'typebox'
import { Address } from './customer.ts'
import { vettedQualifications } from './qualification.ts'
import { vettingReasonTexts } from './vetting-reasons.ts'

const time = (description: string) => Type.String({ format: 'date-time', description })
const optional = (description: string) => Type.Optional(Type.String({ description }))

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
    kind: Type.String({
      description: 'opened, examined, sent-to-desk, assigned, noted, decided, …',
    }),
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
  state: Type.Enum(['waiting', 'examining', 'desk', 'decided', 'shown']),
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
    next: optional('Give it as `after` to read the next page; absent on the last one.'),
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

/** Somebody who can be given a case. */
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
    assignee: Type.Union([Type.String(), Type.Null()], {
      description: 'The id of a reviewer, or a user name that only one of them has.',
    }),
  },
  { $id: 'CaseAssignment' },
)

/** A note that only reviewers see. */
export const CaseNote = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 4_000 }) },
  { $id: 'CaseNote' },
)

/** A reviewer's verdict. */
export const CaseDecision = Type.Object(
  {
    verdict: Type.Enum(['approve', 'deny']),
    reason: Type.Optional(
      Type.String({ description: 'With deny: one of the seven published texts.' }),
    ),
    publicNote: Type.Optional(
      Type.String({ maxLength: 2_000, description: 'Shown to the partner beside the verdict.' }),
    ),
    privateNote: Type.Optional(
      Type.String({ maxLength: 4_000, description: 'For reviewers only.' }),
    ),
  },
  { $id: 'CaseDecision' },
)
