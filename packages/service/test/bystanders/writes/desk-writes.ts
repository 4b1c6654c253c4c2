import { assignCaseCommand } from '../../../src/operations/desk/assign-case.ts'
import { claimCasesCommand } from '../../../src/operations/claim-cases.ts'
import { confirmCaseCommand } from '../../../src/operations/desk/confirm-case.ts'
import { decideCaseCommand } from '../../../src/operations/desk/decide-case.ts'
import { noteCaseCommand } from '../../../src/operations/desk/note-case.ts'
import { recordExaminationCommand } from '../../../src/operations/record-examination.ts'
import { seeReviewerCommand } from '../../../src/operations/desk/see-reviewer.ts'
import { showCaseCommand } from '../../../src/operations/desk/show-case.ts'
import { takeBackDecisionCommand } from '../../../src/operations/desk/take-back-decision.ts'
import { deskCase, now, partners, people, tenants } from '../../support/lookalikes.ts'
import { among, refuses, type Among } from './write.ts'

const caseId = deskCase('A', 'X')
const reviewer = people.ivy
const step = { caseId, reviewer, ifMatch: '*' }
const desk = { twoPersons: false, showDelay: 30_000 }
const lease = '30000000-0000-4000-8000-000000000001'
const nobody = '30000000-0000-4000-8000-00000000000f'
const stale = { ...step, ifMatch: '7' }
const decision = {
  verdict: 'approve',
  reason: null,
  publicNote: null,
  privateNote: undefined,
  desk,
} as const
const ofCase = `where id = '${caseId}'`

/** All cases on the desk are decided, and wait for a second reviewer. */
const decided = `
  update vetting_case set state = 'decided', verdict = 'deny', reason = 'Not an Academic Domain',
    decided_by = '${people.eve.name}', decided_by_id = '${people.eve.id}', decided_at = ${now}, public_note = 'No.'
  where state = 'desk'`
const due = `update vetting_case set due_at = ${now} where state = 'decided'`
const examining = `
  update vetting_case set state = 'examining', lease = '${lease}', due_at = ${now + 1}
  where state = 'desk'`

const examination = {
  partnerId: partners.A,
  customerId: tenants.X,
  caseId,
  lease,
  findings: [],
  domain: 'found.example',
}

/** Writes of reviewers and of the vetting worker. */
export const deskWrites: readonly Among[] = [
  among(assignCaseCommand, [
    {
      title: 'gives a case',
      input: { caseId, reviewer, assignee: reviewer.name },
      changes: [
        'case_entry A/desk-case + 1',
        'event A/X + 1',
        'reviewer ivy + 1',
        'vetting_case A/X/desk-case ~ assignee assignee_id version',
      ],
    },
    refuses('NotFound', 'a case that is none', { caseId: nobody, reviewer, assignee: null }),
    refuses('CaseStateConflict', 'a decided case', { caseId, reviewer, assignee: null }, [decided]),
  ]),
  among(noteCaseCommand, [
    {
      title: 'notes',
      input: { caseId, reviewer, text: 'A note.' },
      changes: [
        'case_entry A/desk-case + 1',
        'event A/X + 1',
        'reviewer ivy + 1',
        'vetting_case A/X/desk-case ~ version',
      ],
    },
    refuses('NotFound', 'a case that is none', { caseId: nobody, reviewer, text: 'A note.' }),
  ]),
  among(decideCaseCommand, [
    {
      title: 'denies with both notes',
      input: {
        ...step,
        verdict: 'deny',
        reason: 'Not an Academic Domain',
        publicNote: 'For the partner.',
        privateNote: 'For reviewers.',
        desk,
      },
      changes: [
        'case_entry A/desk-case + 2',
        'event A/X + 1',
        'reviewer ivy + 1',
        'vetting_case A/X/desk-case ~ decided_at decided_by decided_by_id due_at public_note reason state verdict version',
      ],
    },
    refuses('EtagNotValid', 'a case as it was', { ...stale, ...decision }),
    refuses('CaseStateConflict', 'a decided case', { ...step, ...decision }, [decided]),
  ]),
  among(confirmCaseCommand, [
    {
      title: 'agrees',
      prepare: [decided],
      input: { ...step, showDelay: 30_000 },
      changes: [
        'case_entry A/desk-case + 1',
        'event A/X + 1',
        'reviewer ivy + 1',
        'vetting_case A/X/desk-case ~ confirmed_by confirmed_by_id due_at version',
      ],
    },
    refuses('EtagNotValid', 'a case as it was', { ...stale, showDelay: 0 }, [decided]),
    refuses('CaseStateConflict', 'a case without a decision', { ...step, showDelay: 0 }),
    refuses('CaseStateConflict', 'a decision that waits for nobody', { ...step, showDelay: 0 }, [
      decided,
      due,
    ]),
  ]),
  among(takeBackDecisionCommand, [
    {
      title: 'takes back',
      prepare: [decided],
      input: step,
      changes: [
        'case_entry A/desk-case + 1',
        'event A/X + 1',
        'reviewer ivy + 1',
        'vetting_case A/X/desk-case ~ decided_at decided_by decided_by_id public_note reason state verdict version',
      ],
    },
    refuses('EtagNotValid', 'a case as it was', stale, [decided]),
    refuses('CaseStateConflict', 'a verdict that is being shown', step, [decided, due]),
  ]),
  among(seeReviewerCommand, [
    {
      title: 'meets a reviewer',
      input: {
        id: people.eve.id,
        userPrincipalName: 'Eve@vetting.example',
        nameKey: 'eve@vetting.example',
        displayName: 'Eve',
      },
      changes: ['reviewer eve ~ display_name seen_at user_principal_name'],
    },
  ]),
  among(claimCasesCommand, [
    {
      title: 'takes what is due and nothing else',
      prepare: [
        `update vetting_case set state = 'waiting', due_at = ${now} ${ofCase}`,
        `update vetting_case set state = 'waiting', due_at = ${now + 1}
         where id = '${deskCase('B', 'X')}'`,
        `update vetting_case set state = 'decided', due_at = ${now}
         where id = '${deskCase('A', 'Y')}'`,
      ],
      input: { lease, leaseMilliseconds: 60_000, limit: 10 },
      changes: ['vetting_case A/X/desk-case ~ attempts due_at lease state'],
    },
  ]),
  among(recordExaminationCommand, [
    {
      title: 'hands a case to the desk',
      prepare: [examining],
      input: {
        ...examination,
        decision: { verdict: 'review', row: 'anything-else', explanation: 'Unknown.' },
      },
      changes: [
        'case_entry A/desk-case + 1',
        'event A/X + 1',
        'vetting_case A/X/desk-case ~ domain due_at explanation lease state version',
      ],
    },
    {
      title: 'approves',
      prepare: [examining],
      input: {
        ...examination,
        decision: { verdict: 'approve', row: 'academic', explanation: 'Listed.' },
      },
      changes: [
        'audit_record A/X + 1',
        'case_entry A/desk-case + 2',
        'event A/X + 1',
        'qualification A/X/Education ~ updated_at vetting_status',
        'vetting_case A/X/desk-case ~ decided_at decided_by domain due_at explanation lease policy_row shown_at state verdict version',
      ],
    },
    {
      title: 'writes nothing under a lease that was lost',
      prepare: [examining],
      input: {
        ...examination,
        lease: 'another',
        decision: { verdict: 'approve', row: 'academic', explanation: 'Listed.' },
      },
      changes: [],
    },
  ]),
  among(showCaseCommand, [
    {
      title: 'shows the verdict',
      prepare: [decided, due],
      input: { partnerId: partners.A, customerId: tenants.X, caseId },
      changes: [
        'audit_record A/X + 1',
        'case_entry A/desk-case + 1',
        'event A/X + 1',
        'qualification A/X/Education ~ updated_at vetting_reason vetting_status',
        'vetting_case A/X/desk-case ~ due_at shown_at state version',
      ],
    },
    {
      title: 'shows nothing before its time',
      prepare: [decided, due.replace(`= ${now}`, `= ${now + 1}`)],
      input: { partnerId: partners.A, customerId: tenants.X, caseId },
      changes: [],
    },
  ]),
]
