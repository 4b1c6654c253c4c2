import { Type } from 'typebox'
import {
  BulkJob,
  BulkJobCollection,
  BulkJobDraft,
  BulkJobLineCollection,
  bulkLineFilters,
  largestBulkBody,
} from './bulk-job.ts'
import { pageSize } from './collection.ts'
import { requestingRoles } from './qualification.ts'
import type { Route } from './route.ts'

const own = { appOnly: false, roles: requestingRoles } as const
const read = { ...own, access: 'read', method: 'GET' } as const
const write = { ...own, access: 'write', method: 'POST' } as const
const jobs = '/accredit/v1/bulk-jobs'
const job = `${jobs}/{jobId}`

/** Jobs that request many qualifications. */
export const bulkJobRoutes = {
  listBulkJobs: {
    ...read,
    path: jobs,
    summary: 'Read the partner’s bulk jobs, newest first.',
    query: {
      size: pageSize,
      after: Type.String({ format: 'uuid', description: 'The `next` of the page before.' }),
    },
    success: { status: 200, schema: BulkJobCollection },
    refusals: ['AppOnlyNotSupported', 'InvalidQuery'],
  },
  startBulkJob: {
    ...write,
    path: jobs,
    summary:
      'Start a job: the service requests the qualification of each row once, and follows the verdicts. Its requests count for the throttle as if they were sent one by one.',
    body: BulkJobDraft,
    bodyLimit: largestBulkBody,
    success: { status: 201, schema: BulkJob },
    refusals: [
      'AppOnlyNotSupported',
      'InvalidRequestInput',
      'BulkJobLimitReached',
      'RequestIdReused',
    ],
  },
  getBulkJob: {
    ...read,
    path: job,
    summary: 'Read one job with its counts.',
    success: { status: 200, schema: BulkJob },
    refusals: ['AppOnlyNotSupported', 'NotFound'],
  },
  listBulkJobLines: {
    ...read,
    path: `${job}/lines`,
    summary: 'Read the lines of a job in their order, with what became of them.',
    query: {
      outcome: Type.Enum([...bulkLineFilters], {
        description: 'Lines with this outcome or this verdict alone.',
      }),
      size: pageSize,
      after: Type.Integer({
        minimum: 0,
        maximum: 999_999_999,
        description: 'The `next` of the page before.',
      }),
    },
    success: { status: 200, schema: BulkJobLineCollection },
    refusals: ['AppOnlyNotSupported', 'InvalidQuery', 'NotFound'],
  },
  cancelBulkJob: {
    ...write,
    path: `${job}/cancel`,
    summary:
      'Cancel a job: lines that are not requested yet stay pending. A job that does not run stays as it is.',
    success: { status: 200, schema: BulkJob },
    refusals: ['AppOnlyNotSupported', 'NotFound', 'RequestIdReused'],
  },
  resumeBulkJob: {
    ...write,
    path: `${job}/resume`,
    summary:
      'Run the pending lines of a job that has ended, with the rights of the caller. A job without pending lines, or one that runs, stays as it is.',
    success: { status: 200, schema: BulkJob },
    refusals: ['AppOnlyNotSupported', 'NotFound', 'BulkJobLimitReached', 'RequestIdReused'],
  },
} as const satisfies Record<string, Route>
