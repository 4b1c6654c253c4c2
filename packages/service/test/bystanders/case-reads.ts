import { listCases } from '../../src/store/queries/case-pages.ts'

import * as cases from '../../src/store/queries/cases.ts'
import * as desk from '../../src/store/queries/desk.ts'
import { findEvent, listEvents, listEventsAfter } from '../../src/store/queries/events.ts'

import { listPartnersWith } from '../../src/store/queries/across-partners.ts'
import { findSettledPlace } from '../../src/store/queries/event-places.ts'
import * as figures from '../../src/store/queries/figures.ts'
import { countCasesByState, findNextDue } from '../../src/store/queries/open-cases.ts'
import { hasOverdueCases } from '../../src/store/queries/overdue-cases.ts'
import * as reviewers from '../../src/store/queries/reviewers.ts'
import {
  deskCase,
  lookalikeEvent,
  now,
  partners,
  past,
  people,
  tenants,
} from '../support/lookalikes.ts'

import { read, readInAnyOrder, type Read } from './read.ts'

const partnerId = partners.A
const customerId = tenants.X
const key = { partnerId, customerId }
const caseId = deskCase('A', 'X')
const day = 86_400_000
/** A reviewer’s tenant that has no customers. */
const judge = people.eve.tenantId
const states = ['desk', 'shown'] as const

/** Reads of cases, figures, events and reviewers, each with all that it may find. */
export const caseReads: readonly Read[] = [
  read(countCasesByState, [], ['desk: 4', 'waiting: 2']),
  read(
    listCases,
    [{ judge, states, limit: 20 }],
    [
      'A shown-case Y shown deny Not an Academic Domain northwind.example',
      'A shown-case Z shown deny northwind.example',
      'A shown-case X shown deny Not an Education Customer northwind.example',
      'B shown-case Y shown approve Not an Academic Domain northwind.example',
      'B shown-case Z shown approve northwind.example',
      'B shown-case X shown approve Not an Education Customer northwind.example',
      'A desk-case Y desk northwind.example',
      'B desk-case Y desk northwind.example',
      'B desk-case X desk northwind.example',
      'A desk-case X desk northwind.example',
    ],
  ),
  read(
    listCases,
    [{ judge: partnerId, states: ['desk'], limit: 20 }],
    ['B desk-case Y desk northwind.example', 'B desk-case X desk northwind.example'],
  ),
  read(
    listCases,
    [{ judge, states: ['shown'], assignee: people.eve.id, customerId, limit: 20 }],
    [
      'A shown-case X shown deny Not an Education Customer northwind.example',
      'B shown-case X shown approve Not an Education Customer northwind.example',
    ],
  ),
  read(
    listCases,
    [{ judge, states, assignee: null, customerId, limit: 20 }],
    ['B desk-case X desk northwind.example', 'A desk-case X desk northwind.example'],
  ),
  read(
    listCases,
    [{ judge, states, customerId, company: 'north', limit: 20 }],
    [
      'A shown-case X shown deny Not an Education Customer northwind.example',
      'B shown-case X shown approve Not an Education Customer northwind.example',
      'B desk-case X desk northwind.example',
      'A desk-case X desk northwind.example',
    ],
  ),
  read(listCases, [{ judge, states, company: 'nobody', limit: 20 }], []),
  read(listCases, [{ judge, states, country: 'US', limit: 20 }], []),
  read(
    listCases,
    [{ judge, states, opened: { from: past, before: past + 1 }, limit: 20 }],
    ['A desk-case X desk northwind.example'],
  ),
  read(
    listCases,
    [{ judge, states: ['decided'], confirmation: { notBy: people.eve.id }, limit: 20 }],
    [],
  ),
  read(
    listCases,
    [{ judge, states: ['desk'], after: { openedAt: past, id: caseId }, limit: 20 }],
    [],
  ),
  read(cases.listEarlierVerdicts, [key], ['Denied Not an Education Customer']),
  read(
    cases.listCaseEntries,
    [{ partnerId, id: caseId, openedAt: past, openedBy: 'ada' }],
    ['A desk-case ada opened', 'A desk-case eve@vetting.example noted'],
  ),
  read(findNextDue, [], ['1770249600000']),
  read(desk.findCase, [{ judge, caseId }], ['A desk-case X desk northwind.example']),
  read(desk.findCase, [{ judge: partnerId, caseId }], []),
  read(
    desk.listCasesOfCustomer,
    [key],
    [
      'A desk-case X desk northwind.example',
      'A shown-case X shown deny Not an Education Customer northwind.example',
    ],
  ),
  read(
    desk.listJudgeableOfCustomer,
    [{ judge, ...key, limit: 10 }],
    [
      'A desk-case X desk northwind.example',
      'A shown-case X shown deny Not an Education Customer northwind.example',
    ],
  ),
  read(desk.listJudgeableOfCustomer, [{ judge: partnerId, ...key, limit: 10 }], []),
  read(
    desk.listJudgeableOfDomain,
    [{ judge: partners.B, domain: 'northwind.example', limit: 20 }],
    [
      'A desk-case X desk northwind.example',
      'A desk-case Z waiting northwind.example',
      'A desk-case Y desk northwind.example',
      'A shown-case X shown deny Not an Education Customer northwind.example',
      'A shown-case Z shown deny northwind.example',
      'A shown-case Y shown deny Not an Academic Domain northwind.example',
    ],
  ),
  read(desk.listJudgeableOfDomain, [{ judge, domain: 'acme.example', limit: 20 }], []),
  read(desk.listShowableCases, [{ at: now + 100 * day, limit: 10 }], []),
  read(
    listEventsAfter,
    [{ partnerId, after: 0, limit: 20 }],
    ['event A Y customer.created', 'event A Z customer.created', 'event A X customer.created'],
  ),
  read(
    listEventsAfter,
    [{ judge: partnerId, after: 0, limit: 20 }],
    ['event B Y customer.created', 'event B Z customer.created', 'event B X customer.created'],
  ),
  read(
    listEvents,
    [{ partnerId, types: ['customer.created'], customerId, limit: 20 }],
    ['event A X customer.created'],
  ),
  read(listEvents, [{ partnerId, types: ['code.low'], limit: 20 }], []),
  read(findEvent, [{ partnerId, id: lookalikeEvent('A', 'X') }], ['event A X customer.created']),
  read(findEvent, [{ partnerId, id: lookalikeEvent('B', 'X') }], []),
  read(hasOverdueCases, [{ at: past }], ['true']),
  read(findSettledPlace, [], ['0']),
  readInAnyOrder(listPartnersWith, ['overdueCase', { until: past, limit: 20 }], ['A', 'B']),
  read(listPartnersWith, ['overdueCase', { until: past - 1, limit: 20 }], []),
  readInAnyOrder(listPartnersWith, ['answer', { until: now - 1, limit: 20 }], ['A', 'B']),
  read(listPartnersWith, ['answer', { until: now - 2, limit: 20 }], []),
  read(hasOverdueCases, [{ at: past - 1 }], ['false']),
  read(figures.countByWeek, [{ partnerId, from: past, weekLength: 7 * day }], ['0 open 1']),
  readInAnyOrder(
    figures.countByWeek,
    [{ partnerId, from: past - 10 * day, weekLength: 7 * day }],
    ['0 denied 2', '1 open 2'],
  ),
  read(
    figures.measureTimeToVerdict,
    [{ partnerId, from: past - 10 * day, shares: [0.5] }],
    ['2 [86400000]'],
  ),
  read(figures.measureTimeToVerdict, [{ partnerId, from: past, shares: [0.5] }], ['0 [null]']),
  read(figures.countOpenCases, [{ partnerId, from: past, before: past + 1 }], ['1']),
  read(figures.countOpenCases, [{ partnerId, from: past + 1, before: now }], ['0']),
  read(figures.countOpenCases, [{ partnerId, from: 0, before: past }], ['1']),
  read(figures.countOpenCases, [{ partnerId, from: 0, before: now }], ['2']),
  read(
    figures.countQualifications,
    [partnerId],
    ['Education InReview 2', 'GovernmentCommunityCloud Approved 2'],
  ),
  read(reviewers.findReviewer, [people.eve.id], ['eve eve@vetting.example']),
  read(
    reviewers.listReviewersCalled,
    [{ nameKey: 'eve@vetting.example', limit: 10 }],
    ['eve eve@vetting.example'],
  ),
  read(reviewers.listReviewers, [{ since: past, limit: 10 }], ['eve eve@vetting.example']),
  read(reviewers.listReviewers, [{ since: past + 1, limit: 10 }], []),
]
