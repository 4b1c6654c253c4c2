import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPartner, sandbox, sandboxCredential } from '../../src/index.ts'
import { openWatchLedger } from '../../src/node/index.ts'
import { customer } from '../../../service/test/support/service.ts'
import type { Stage } from './stage.ts'

const partnerOf = (user?: string) =>
  createPartner({ cloud: sandbox, credential: sandboxCredential(user) })

const contoso = 'c0de0000-0000-4000-8000-00000000a001'

const newFile = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-example-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return join(folder, name)
}

const oneRow = {
  customerId: customer('01'),
  qualification: 'Education',
  website: 'approve.accredit.test',
}

/**
 * Arguments for the functions of examples, by the name of the parameter. An example that needs
 * another one adds it here.
 */
export const prelude: Readonly<Record<string, (stage: Stage) => unknown>> = {
  /** Contoso, as its administrator. */
  partner: () => partnerOf(),
  /** A reviewer of the vetting staff. */
  reviewer: () => partnerOf('reviewer1@vetting.accredit.test'),
  /** Northwind Primary School, which has no qualification yet. */
  customerId: () => customer('01'),
  /** A bulk of one request. */
  rows: () => [oneRow],
  /** The same as a file. */
  file: () => new Blob([JSON.stringify(oneRow)]),
  /** A file that is not there yet. */
  ledgerFile: () => newFile('schools.ledger'),
  /** A ledger of a watch that began an hour ago; a request was made since. */
  ledger: async () => {
    const ledger = openWatchLedger(newFile('watch.db'))
    const since = new Date(Date.now() - 3_600_000).toISOString()
    await ledger.open({ service: sandbox.baseUrl, partner: contoso, since })
    const { qualification } = partnerOf().customers.byId(customer('01'))
    await qualification.createQualifications({ qualification: 'Education' })
    return ledger
  },
  /** Work on an event. */
  work: () => () => Promise.resolve(),
  /** A file for the memory of reports, which is not there yet. */
  reportFile: () => newFile('report.db'),
  /** A bulk job of one row. */
  jobId: async () => (await partnerOf().bulkJobs.start([oneRow])).id,
  /** The case of Bellows College, which waits on the desk. */
  caseId: async () => {
    const { items } = await partnerOf('reviewer1@vetting.accredit.test').desk.list()
    return items[0]?.id
  },
  /** Name of a company, or its beginning. */
  name: () => 'Northwind',
  /** The domain of Northwind Primary School. */
  domain: () => 'northwindprimaryschool.onmicrosoft.com',
  /** Today. */
  since: () => new Date(),
  /** Text that a process wrote down after it requested a qualification, before it ended. */
  text: async () => {
    const { qualification } = partnerOf().customers.byId(customer('02'))
    return String(await qualification.beginQualification({ qualification: 'Education' }))
  },
  /**
   * Ends with the first line that the example prints, or with the first look of a watch; while it
   * follows events, one is decided.
   */
  signal: ({ onRequest, onLine, service }) => {
    const enough = new AbortController()
    onLine(() => enough.abort())
    onRequest((request) => {
      if (request === 'GET /v1/auditrecords') setTimeout(() => enough.abort(), 1_000)
      if (request !== 'GET /accredit/v1/events/stream') return
      void service.userToken().then((token) =>
        service.call('POST', `/v1/customers/${customer('01')}/qualifications`, {
          token,
          body: { qualification: 'Education', educationSegment: 'K12' },
        }),
      )
    })
    return enough.signal
  },
  /** Contoso's application and its secret. */
  clientId: () => 'c0de0000-0000-4000-8000-00000000a0aa',
  clientSecret: () => 'accredit-sandbox-secret',
  refreshToken: () => 'sandbox-refresh:admin@contoso.onmicrosoft.com',
  accessToken: ({ service }) => service.userToken(),
  /** Place in which an application keeps a refresh token. */
  store: () => () => Promise.resolve(),
}
