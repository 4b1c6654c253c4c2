/**
 * Requests a customer's Education qualification and waits for the verdict.
 *
 *     node --conditions=source examples/qualify-education.ts [customer id]
 *
 * Talks to the sandbox at http://127.0.0.1:8787, or to the one at ACCREDIT_URL.
 */
import { createPartner, PartnerError, sandbox, sandboxCredential } from '@accredit/client'

const baseUrl = process.env['ACCREDIT_URL'] ?? sandbox.baseUrl
const customerId = process.argv[2] ?? 'c0de0000-0000-4000-8000-000000000001'

const partner = createPartner({
  baseUrl,
  credential: sandboxCredential('admin@contoso.onmicrosoft.com', { baseUrl }),
  applicationName: 'qualify-education',
})

try {
  const { qualification } = partner.customers.byId(customerId)
  const poller = await qualification.beginQualification({
    qualification: 'Education',
    educationSegment: 'K12',
    website: 'approve.accredit.test',
  })
  console.log(`Requested: ${poller.record.vettingStatus}. To continue after a crash, keep this:`)
  console.log(String(poller))

  const verdict = await poller.pollUntilDone({
    timeoutMs: 60_000,
    onProgress: ({ record }) => console.log(record.vettingStatus),
  })
  if (!verdict.approved) {
    console.log(verdict.denial.reason, verdict.denial.cause, verdict.denial.remedy)
    process.exitCode = 5
  }
} catch (error) {
  if (!(error instanceof PartnerError)) throw error
  console.error(`${error.message} (${error.category}, correlation id ${error.correlationId})`)
  process.exitCode = 1
}
