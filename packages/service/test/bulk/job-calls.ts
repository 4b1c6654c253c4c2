import assert from 'node:assert/strict'
import type { BulkJob, BulkJobLine, BulkJobRow } from '@accredit/contract'
import { upsertMemberCommand } from '../../src/operations/admin/members.ts'
import { contosoTenant, until, type TestService } from '../support/service.ts'

/** Calls of the API of bulk jobs, by one user. */
export interface JobCalls {
  start(rows: readonly BulkJobRow[], name?: string): Promise<BulkJob>
  get(id: string): Promise<BulkJob>
  lines(id: string, query?: string): Promise<BulkJobLine[]>
  change(id: string, step: 'cancel' | 'resume'): Promise<BulkJob>
  /** Waits until the job is so. */
  until(id: string, isSo: (job: BulkJob) => boolean, what: string): Promise<BulkJob>
}

const path = '/accredit/v1/bulk-jobs'

/** Calls the API of bulk jobs with a token. */
export function jobCalls(service: Pick<TestService, 'call'>, token: string): JobCalls {
  const call = async (method: string, rest: string, status: number, body?: unknown) => {
    const answer = await service.call(method, `${path}${rest}`, { token, body })
    assert.equal(answer.status, status, answer.text)
    return answer.json
  }
  const get = (id: string): Promise<BulkJob> => call('GET', `/${id}`, 200)
  return {
    get,
    start: (rows, name) => call('POST', '', 201, { rows, ...(name !== undefined && { name }) }),
    async lines(id, query = '') {
      return (await call('GET', `/${id}/lines${query}`, 200)).items
    },
    change: (id, step) => call('POST', `/${id}/${step}`, 200),
    until: (id, isSo, what) => until(() => get(id), isSo, what),
  }
}

/** A row that is approved at once. */
export const education = (customerId: string): BulkJobRow => ({
  customerId,
  qualification: 'Education',
  educationSegment: 'K12',
  website: 'approve.accredit.test',
})

/** Takes all roles that may request qualifications from a user of Contoso. */
export async function takeRole(
  { running }: Pick<TestService, 'running'>,
  userPrincipalName: string,
): Promise<void> {
  const { store } = running
  const [found] = (await store.reader.query(
    {
      sql: `select object_id from member where user_principal_name = '${userPrincipalName}'`,
      writes: false,
    },
    [],
  )) as { object_id: string }[]
  const member = { id: found?.object_id ?? '', roles: ['HelpdeskAgent'] as const }
  const change = {
    operator: 'ada@tests',
    expect: 'known',
    partnerId: contosoTenant,
    member,
  } as const
  await store.run(upsertMemberCommand, change, Date.now())
}
