import * as jobs from '../../src/store/queries/bulk-jobs.ts'
import * as lines from '../../src/store/queries/bulk-lines.ts'
import * as verdicts from '../../src/store/queries/bulk-verdicts.ts'
import * as named from '../../src/store/queries/named-customers.ts'
import {
  companyName,
  domainOf,
  lookalikeJob,
  now,
  partners,
  past,
  tenants,
} from '../support/lookalikes.ts'
import { read, type Read } from './read.ts'

const partnerId = partners.A
const id = lookalikeJob('A')
const foreign = lookalikeJob('B')
const ofJob = { partnerId, jobId: id }
const X = { ...ofJob, number: 3 }
const same = { customerId: tenants.Y, qualification: 'Education' }

/** Reads of bulk jobs and their lines, each with all that it may find. */
export const bulkReads: readonly Read[] = [
  read(jobs.findBulkJob, [{ partnerId, id }], ['A job schools.csv running']),
  read(jobs.findBulkJob, [{ partnerId, id: foreign }], []),
  read(jobs.findBulkJobState, [{ partnerId, id }], ['running']),
  read(jobs.findBulkJobState, [{ partnerId, id: foreign }], []),
  read(
    jobs.listBulkJobs,
    [{ partnerId, limit: 10 }],
    ['A other-job schools.csv stopped', 'A job schools.csv running'],
  ),
  read(
    jobs.listBulkJobs,
    [{ partnerId, before: lookalikeJob('A', 'second'), limit: 10 }],
    ['A job schools.csv running'],
  ),
  read(jobs.listRunningBulkJobs, [{ partnerId }], ['job']),
  read(jobs.findNextBulkJob, [], [String(past)]),
  read(lines.findBulkLine, [X], ['A 3 X pending']),
  read(lines.findBulkLine, [{ ...X, jobId: foreign }], []),
  read(
    lines.listBulkLines,
    [{ ...ofJob, after: 0, limit: 10 }],
    ['A 1 Y accepted in-review', 'A 2 Z accepted denied Not an Academic Domain', 'A 3 X pending'],
  ),
  read(
    lines.listBulkLines,
    [{ ...ofJob, outcome: 'accepted', after: 1, limit: 10 }],
    ['A 2 Z accepted denied Not an Academic Domain'],
  ),
  read(
    lines.listBulkLines,
    [{ ...ofJob, verdict: 'in-review', after: 0, limit: 10 }],
    ['A 1 Y accepted in-review'],
  ),
  read(lines.findNextBulkLine, [ofJob], [String(now)]),
  read(lines.findSameBulkLine, [{ ...X, ...same }], ['7']),
  read(lines.findSameBulkLine, [{ ...X, ...same, number: 1 }], []),
  read(lines.findSameBulkLine, [{ ...X, ...same, jobId: foreign }], []),
  read(lines.countBulkLines, [ofJob], ['1']),
  read(verdicts.hasLinesInReview, [], ['true']),
  read(verdicts.listDecidedBulkLines, [{ customers: [tenants.Y], limit: 1 }], []),
  read(
    named.listCustomersNamed,
    [{ partnerId, name: companyName.toUpperCase() }],
    ['Y ay.example', 'X ax.example'],
  ),
  read(named.listCustomersOfDomain, [{ partnerId, domain: domainOf('A', 'X') }], ['X ax.example']),
  read(named.listCustomersOfDomain, [{ partnerId, domain: domainOf('A', 'Z') }], []),
]
