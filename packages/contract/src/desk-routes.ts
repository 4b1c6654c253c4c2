import { Type } from 'typebox'
import { pageSize } from './collection.ts'
import type { Route } from './route.ts'
import { anyLine, formed } from './texts.ts'
import {
  caseAges,
  CaseAssignment,
  CaseDecision,
  CaseNote,
  caseStates,
  ReviewerCollection,
  VettingCase,
  VettingCaseCollection,
} from './vetting-case.ts'

const reviewer = { admits: 'reviewer', appOnly: false, roles: [] } as const
const changed = { status: 200, schema: VettingCase } as const
const ifMatch = { 'If-Match': 'The etag that was read, in double quotes.' } as const

/** The reviewer's desk: Accredit's own, beside Partner Center's API. */
export const deskRoutes = {
  listCases: {
    ...reviewer,
    access: 'read',
    method: 'GET',
    path: '/vetting/v1/cases',
    summary: 'Read the desk’s queue, oldest first.',
    query: {
      state: Type.Enum(['open', 'all', ...caseStates], {
        description: 'One of the states, or `open` (the default), or `all`.',
      }),
      assignee: anyLine('A reviewer’s id or user name, `me`, or `none`.'),
      customer: Type.String({ format: 'uuid', description: 'A customer’s Microsoft ID.' }),
      company: anyLine(
        'Beginning of the company name as it stood when the case was opened, in any case.',
      ),
      country: formed(
        '^[A-Za-z]{2}$',
        2,
        'ISO 3166-1 alpha-2, as it stood when the case was opened.',
      ),
      age: Type.Enum([...caseAges], {
        description:
          '`overdue` or `soon` (due within a day), which a case with a verdict is not; `over-1-day` or `over-3-days` since the request.',
      }),
      confirmation: Type.Enum(['needed', 'mine'], {
        description:
          '`needed`: decided, and a second reviewer has to confirm it. `mine`: the same, decided by somebody else, so that the caller may confirm it.',
      }),
      size: pageSize,
      after: formed('^[0-9]{1,16}[.][-0-9A-Fa-f]{36}$', 100, 'The `next` of the page before.'),
    },
    success: { status: 200, schema: VettingCaseCollection },
    refusals: ['ReviewerNotAllowed', 'NotFound', 'InvalidQuery', 'ReviewerAmbiguous'],
  },
  listReviewers: {
    ...reviewer,
    access: 'read',
    method: 'GET',
    path: '/vetting/v1/reviewers',
    summary: 'Read who can be given a case: the reviewers seen in the last 90 days, by user name.',
    success: { status: 200, schema: ReviewerCollection },
    refusals: ['ReviewerNotAllowed', 'NotFound'],
  },
  getCase: {
    ...reviewer,
    access: 'read',
    method: 'GET',
    path: '/vetting/v1/cases/{caseId}',
    summary: 'Read one case with findings, timeline and earlier cases of its customer or domain.',
    success: changed,
    refusals: ['ReviewerNotAllowed', 'NotFound'],
  },
  assignCase: {
    ...reviewer,
    access: 'write',
    method: 'POST',
    path: '/vetting/v1/cases/{caseId}/assignment',
    summary: 'Give an open case to a reviewer, or back to the queue.',
    body: CaseAssignment,
    success: changed,
    refusals: [
      'ReviewerNotAllowed',
      'NotFound',
      'InvalidRequestInput',
      'ReviewerUnknown',
      'ReviewerAmbiguous',
      'AssigneeNotAllowed',
      'CaseStateConflict',
      'RequestIdReused',
    ],
  },
  noteCase: {
    ...reviewer,
    access: 'write',
    method: 'POST',
    path: '/vetting/v1/cases/{caseId}/notes',
    summary: 'Add a note that only reviewers see.',
    body: CaseNote,
    success: { status: 201, schema: VettingCase },
    refusals: ['ReviewerNotAllowed', 'NotFound', 'InvalidRequestInput', 'RequestIdReused'],
  },
  decideCase: {
    ...reviewer,
    access: 'write',
    method: 'POST',
    path: '/vetting/v1/cases/{caseId}/decision',
    summary: 'Decide a case that is on the desk; it can be taken back until it is shown.',
    requestHeaders: ifMatch,
    body: CaseDecision,
    success: changed,
    refusals: [
      'ReviewerNotAllowed',
      'NotFound',
      'InvalidRequestInput',
      'EnumNotParsable',
      'EtagNotValid',
      'CaseStateConflict',
      'RequestIdReused',
    ],
  },
  confirmCase: {
    ...reviewer,
    access: 'write',
    method: 'POST',
    path: '/vetting/v1/cases/{caseId}/confirmation',
    summary: 'Confirm a colleague’s decision, where two persons must agree.',
    requestHeaders: ifMatch,
    success: changed,
    refusals: [
      'ReviewerNotAllowed',
      'NotFound',
      'EtagNotValid',
      'CaseStateConflict',
      'SecondReviewerNeeded',
      'RequestIdReused',
    ],
  },
  takeBackDecision: {
    ...reviewer,
    access: 'write',
    method: 'DELETE',
    path: '/vetting/v1/cases/{caseId}/decision',
    summary: 'Take a decision back before it is shown.',
    requestHeaders: ifMatch,
    success: changed,
    refusals: [
      'ReviewerNotAllowed',
      'NotFound',
      'EtagNotValid',
      'CaseStateConflict',
      'RequestIdReused',
    ],
  },
} as const satisfies Record<string, Route>

/** The name of an operation of the desk. */
export type DeskOperationName = keyof typeof deskRoutes
