import { rowOf } from '@accredit/contract'
import type { Actor } from '../rules/actor.ts'
import { canBeCode } from '../rules/check-validation-code.ts'
import type { RequestStanding } from '../rules/judge-request.ts'
import type { QualificationRequest } from '../rules/qualification-record.ts'
import { termsOf } from '../rules/vetting-terms.ts'
import type { Connection } from '../store/connection.ts'
import type { CodeRecord } from '../store/queries/codes.ts'
import type { ApplicantRecord } from '../store/queries/customers.ts'
import { listDirectoryRoles } from '../store/queries/partners.ts'
import { listQualificationsAndRequests } from '../store/queries/qualifications.ts'

interface Asked {
  readonly actor: Actor
  readonly customer: ApplicantRecord
  readonly request: QualificationRequest
}

/**
 * Reads the facts that decide a request; what its qualification does not need is not asked for.
 * @param readCode locks the code for a writer, and only reads it for the pre-check
 */
export async function readStanding(
  connection: Connection,
  { actor, customer, request }: Asked,
  readCode: (
    connection: Connection,
    key: { partnerId: string; id: string },
  ) => Promise<CodeRecord | undefined>,
): Promise<RequestStanding> {
  const { partnerId, id: customerId } = customer
  const { qualification, code = '' } = request
  const { directoryRoles, decided } = rowOf(qualification)
  const key = { partnerId, customerId }
  return {
    customerId,
    ...(await listQualificationsAndRequests(connection, { ...key, qualification })),
    requestLimit: termsOf(qualification, customer.ownTerms).requestLimit,
    directoryRoles:
      directoryRoles.length > 0
        ? await listDirectoryRoles(connection, { ...key, cspRoles: actor.cspRoles })
        : [],
    code:
      decided === 'code' && canBeCode(code)
        ? await readCode(connection, { partnerId, id: code })
        : undefined,
  }
}
