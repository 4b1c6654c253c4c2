import { rowOf } from '@accredit/contract'
import type { Actor } from '../rules/actor.ts'
import { canBeCode } from '../rules/check/check-validation-code.ts'
import type { RequestStanding } from '../rules/check/judge-request.ts'
import type { QualificationRequest } from '../rules/qualification-record.ts'
import { termsOf } from '../rules/vetting-terms.ts'
import type { Connection } from '../store/connection.ts'
import type { CodeRecord } from '../rules/describe/describe-code.ts'
import type { ApplicantRecord } from '../store/queries/customers.ts'
import { listDirectoryRoles } from '../store/queries/partners.ts'
import { listQualificationsAndRequests } from '../store/queries/qualifications.ts'

interface Asked {
  readonly actor: Actor
  readonly customerId: string
  readonly request: QualificationRequest
  /** Support contact that the operator configured. */
  readonly support?: string | undefined
}

/** Reads that the writer runs with locks and the precheck without. */
interface Reads {
  customer(
    connection: Connection,
    key: { partnerId: string; customerId: string },
  ): Promise<ApplicantRecord | undefined>
  code(
    connection: Connection,
    key: { partnerId: string; id: string },
  ): Promise<CodeRecord | undefined>
}

/**
 * Reads the customer and the facts that decide a request, except those that its qualification does
 * not need. All of it is one round trip, the customer first: what follows is the state once the
 * lock was acquired.
 */
export async function readStanding(
  connection: Connection,
  { actor, customerId, request, support }: Asked,
  read: Reads,
): Promise<{ customer: ApplicantRecord; standing: RequestStanding } | undefined> {
  const { partnerId, cspRoles } = actor
  const { qualification, code: id = '' } = request
  const { directoryRoles: needed, decided } = rowOf(qualification)
  const key = { partnerId, customerId }
  const [customer, counted, directoryRoles, code] = await Promise.all([
    read.customer(connection, key),
    listQualificationsAndRequests(connection, { ...key, qualification }),
    needed.length > 0 ? listDirectoryRoles(connection, { ...key, cspRoles }) : [],
    decided === 'code' && canBeCode(id) ? read.code(connection, { partnerId, id }) : undefined,
  ])
  if (!customer) return undefined
  const { requestLimit } = termsOf(qualification, customer.ownTerms)
  const standing = { customerId, ...counted, requestLimit, directoryRoles, code, support }
  return { customer, standing }
}
