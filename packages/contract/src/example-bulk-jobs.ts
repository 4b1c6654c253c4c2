import { customer, sampleTime } from './example-sandbox.ts'

/** Id of a job, as examples name it. */
export const aBulkJob = '01a227bc-87f2-7121-babd-f9bfec4781f9'
const correlationId = '5f0c3a52-7d1e-4b6a-9f2c-1c1d0e5a7b91'
const user = 'admin@contoso.onmicrosoft.com'

const counts = {
  total: 2,
  pending: 0,
  accepted: 1,
  refused: 0,
  duplicate: 0,
  unknown: 1,
  inReview: 1,
  approved: 0,
  denied: 0,
  gone: 0,
}

const job = {
  id: aBulkJob,
  name: 'schools.csv',
  state: 'done',
  startedBy: user,
  runBy: user,
  createdAt: sampleTime,
  finishedAt: sampleTime,
  correlationId,
  counts,
}

const accepted = {
  line: 2,
  row: { customerId: customer, qualification: 'Education', educationSegment: 'K12' },
  outcome: 'accepted',
  verdict: 'in-review',
  customerId: customer,
  requestedAt: sampleTime,
  requestId: '8c0e7a54-2d3f-5b19-9c47-0f6a1e2b3d45',
  correlationId,
}

const unknown = {
  line: 3,
  row: { companyName: 'Wingtip College', qualification: 'Education' },
  outcome: 'unknown',
  finding: { rule: 'CustomerUnknown', values: { value: 'wingtip college' } },
  text: 'You have no customer “wingtip college”.',
}

/** Components of bulk jobs. */
export const ofBulkJobs: Readonly<Record<string, unknown>> = {
  BulkJob: job,
  BulkJobCollection: { items: [job] },
  BulkJobLine: accepted,
  BulkJobLineCollection: { items: [accepted, unknown] },
}
