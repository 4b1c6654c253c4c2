/**
 * Sets a customer's GovernmentCommunityCloud qualification with a validation code that has uses left.
 * The code replaces the vetting.
 *
 *     node --conditions=source examples/qualify-government.ts [customer id]
 *
 * Talks to the sandbox at http://127.0.0.1:8787, or to the one at ACCREDIT_URL.
 */
import { createPartner, PartnerError, sandbox, sandboxCredential } from '@accredit/client'

const baseUrl = process.env['ACCREDIT_URL'] ?? sandbox.baseUrl
const customerId = process.argv[2] ?? 'c0de0000-0000-4000-8000-000000000003'

const partner = createPartner({
  baseUrl,
  credential: sandboxCredential('admin@contoso.onmicrosoft.com', { baseUrl }),
  applicationName: 'qualify-government',
})

try {
  const codes = await partner.validations.codes()
  const code = codes.find(({ remainingCreates }) => remainingCreates !== 0)
  if (!code) throw new Error('No validation code has a create left.')

  const customer = partner.customers.byId(customerId)
  const record = await customer.qualification.createQualifications({
    qualification: 'GovernmentCommunityCloud',
    validationCode: code.validationId,
  })
  console.log(`${record.qualification}: ${record.vettingStatus}, by the code of`)
  const used = await customer.validations.get()
  console.log(used?.organizationName)
} catch (error) {
  if (!(error instanceof PartnerError)) throw error
  console.error(`${error.message} (${error.category}, correlation id ${error.correlationId})`)
  process.exitCode = 1
}
