import {
  cancelBulkJobCommand,
  countBulkJobCommand,
  resumeBulkJobCommand,
  stopBulkJobCommand,
} from '../../../src/operations/bulk/change-bulk-job.ts'
import {
  claimBulkLinesCommand,
  returnBulkLinesCommand,
} from '../../../src/operations/bulk/claim-bulk-lines.ts'
import { recordBulkVerdictCommand } from '../../../src/operations/bulk/record-bulk-verdict.ts'
import {
  runBulkLineCommand,
  settleBulkLineCommand,
} from '../../../src/operations/bulk/run-bulk-line.ts'
import { startBulkJobCommand } from '../../../src/operations/bulk/start-bulk-job.ts'
import type { Actor } from '../../../src/rules/actor.ts'
import {
  applications,
  callIds,
  id,
  lookalikeJob,
  partners,
  past,
  tenants,
  users,
} from '../../support/lookalikes.ts'
import { among, refuses, type Among } from './write.ts'

const actor: Actor = {
  partnerId: partners.A,
  tenantId: partners.A,
  objectId: users.M,
  kind: 'user',
  applicationId: applications.P,
  userPrincipalName: 'm@contoso.example',
  cspRoles: ['AdminAgent'],
  reviewer: false,
}
const key = { partnerId: partners.A, id: lookalikeJob('A') }
const stopped = { partnerId: partners.A, id: lookalikeJob('A', 'second') }
const foreign = { partnerId: partners.A, id: lookalikeJob('B') }
const X = { partnerId: partners.A, jobId: key.id, number: 3 }
const Y = { partnerId: partners.A, jobId: key.id, number: 1, customerId: tenants.Y }
const finding = { rule: 'CustomerUnknown', values: { value: 'x' }, text: 'x' }
const row = {
  content: { customerId: tenants.X },
  finding: null,
  customerId: tenants.X,
  qualification: 'Education',
  validationCode: null,
}
const line = {
  key: X,
  lease: 'lease',
  actor,
  customerId: tenants.X,
  request: { qualification: 'StateOwnedEntity' },
  correlationId: callIds.correlation,
  vettingDelay: 0,
  segmentRequired: false,
} as const
const claim = { lease: 'mine', leaseMilliseconds: 1_000, limit: 10, interval: 0 }

/** Writes of bulk jobs and their lines. */
export const bulkWrites: readonly Among[] = [
  among(startBulkJobCommand, [
    {
      title: 'adds a job with its lines',
      input: {
        id: id('aa'),
        actor,
        correlationId: callIds.correlation,
        draft: {
          name: 'new.csv',
          lines: [
            { ...row, line: 2, outcome: 'pending' },
            { ...row, line: 3, outcome: 'duplicate', finding, customerId: null },
          ],
        },
      },
      changes: [
        'bulk_job A + 1',
        'bulk_line A/2 + 1',
        'bulk_line A/X/1 + 1',
        'event A + 1',
        'operator_record + 1',
      ],
    },
  ]),
  among(cancelBulkJobCommand, [
    {
      title: 'ends a job that runs',
      input: { key, actor },
      changes: ['bulk_job A/job ~ finished_at state', 'event A + 1', 'operator_record + 1'],
    },
    { title: 'leaves one that has ended', input: { key: stopped, actor }, changes: [] },
    refuses('NotFound', 'the job of another partner', { key: foreign, actor }),
  ]),
  among(resumeBulkJobCommand, [
    {
      title: 'lets the pending lines be taken',
      input: { key: stopped, actor },
      changes: [
        'bulk_job A/other-job ~ actor due_at finished_at state stopped',
        'bulk_line A/X/other-job/3 ~ due_at finding lease',
        'event A + 1',
        'operator_record + 1',
      ],
    },
    { title: 'leaves one that runs', input: { key, actor }, changes: [] },
    refuses('NotFound', 'the job of another partner', { key: foreign, actor }),
  ]),
  among(stopBulkJobCommand, [
    {
      title: 'ends a job with the reason',
      input: { key, reason: finding },
      changes: ['bulk_job A/job ~ finished_at state stopped', 'event A + 1', 'operator_record + 1'],
    },
    { title: 'leaves one that has ended', input: { key: stopped, reason: finding }, changes: [] },
  ]),
  among(countBulkJobCommand, [
    {
      title: 'counts the lines of one job',
      prepare: [`update bulk_job set accepted = 0`],
      input: { key },
      changes: ['bulk_job A/job ~ accepted', 'event A + 1'],
    },
  ]),
  among(claimBulkLinesCommand, [
    {
      title: 'takes what is due of the job that is',
      input: claim,
      changes: ['bulk_job A/job ~ due_at', 'bulk_line A/X/job/3 ~ due_at lease'],
    },
    {
      title: 'ends a job of which nothing is left',
      prepare: [
        `update bulk_job set due_at = ${past - 1} where id = '${key.id}'`,
        `update bulk_line set due_at = null`,
      ],
      input: claim,
      changes: ['bulk_job A/job ~ finished_at state', 'event A + 1'],
    },
  ]),
  among(returnBulkLinesCommand, [
    {
      title: 'gives lines of a lease back',
      input: { key, lease: 'lease', dueAt: past + 1 },
      changes: ['bulk_job A/job ~ due_at', 'bulk_line A/X/job/3 ~ due_at lease'],
    },
    { title: 'gives no other back', input: { key, lease: 'mine', dueAt: past }, changes: [] },
  ]),
  among(runBulkLineCommand, [
    {
      title: 'requests and settles a line',
      input: line,
      changes: [
        'audit_record A/X + 1',
        'bulk_line A/X/job/3 ~ decided_at due_at finding lease outcome requested_at verdict',
        'event A/X + 2',
        'qualification A/X/StateOwnedEntity + 1',
      ],
    },
    {
      title: 'leaves the lines that need a code without uses',
      prepare: [`update validation_code set remaining_creates = 0`, `delete from qualification`],
      input: {
        ...line,
        request: { qualification: 'GovernmentCommunityCloud', validationCode: '12345' },
      },
      changes: ['bulk_line A/X/job/3 ~ due_at finding lease'],
    },
    { title: 'leaves a line of another lease', input: { ...line, lease: 'mine' }, changes: [] },
    {
      title: 'settles a line that repeats another one',
      prepare: [
        `update bulk_line set customer_id = '${tenants.X}', qualification = 'StateOwnedEntity' where number = 1`,
      ],
      input: line,
      changes: ['bulk_line A/X/job/3 ~ due_at finding lease outcome'],
    },
  ]),
  among(settleBulkLineCommand, [
    {
      title: 'settles a line',
      input: { key: X, lease: 'lease', outcome: 'unknown', finding },
      changes: ['bulk_line A/X/job/3 ~ due_at finding lease outcome'],
    },
  ]),
  among(recordBulkVerdictCommand, [
    {
      title: 'notes a verdict',
      prepare: [`update qualification set requested_at = ${past}, vetting_status = 'Approved'`],
      input: Y,
      changes: ['bulk_line A/Y/job/1 ~ decided_at verdict'],
    },
    {
      title: 'notes that the customer is gone',
      prepare: [`update customer set removed_at = ${past}`],
      input: Y,
      changes: ['bulk_line A/Y/job/1 ~ decided_at verdict'],
    },
    {
      title: 'leaves a line in review',
      prepare: [`update qualification set requested_at = ${past}, vetting_status = 'InReview'`],
      input: Y,
      changes: [],
    },
  ]),
]
