import { rowOf } from '@accredit/contract'
import type { Actor } from '../actor.ts'
import { checkCombination } from './check-combination.ts'
import { checkDirectoryRole } from './check-directory-role.ts'
import { checkRequester } from './check-requester.ts'
import { checkRequestLimit } from './check-request-limit.ts'
import { checkState } from './check-state.ts'
import {
  checkCodesAgree,
  checkValidationCode,
  type CodeAllowance,
} from './check-validation-code.ts'
import type { QualificationRecord, QualificationRequest } from '../qualification-record.ts'
import type { Refusal } from '../refusal.ts'

/** Facts that decide a request, from one snapshot of the store. */
export interface RequestStanding {
  readonly customerId: string
  /** The customer's qualifications. */
  readonly records: readonly QualificationRecord[]
  /** Requests for this qualification accepted so far. */
  readonly requests: number
  /** Limit of accepted requests; null means no limit. */
  readonly requestLimit: number | null
  /**
   * Directory roles that the customer delegated to the user; read only if the qualification
   * requires one.
   */
  readonly directoryRoles: readonly string[]
  /** The partner's code with the name that was sent. */
  readonly code?: CodeAllowance | undefined
  /** Support contact for partners who cannot be helped by another request. */
  readonly support?: string | undefined
}

/**
 * Lists every objection to a request, in order of precedence: the first one is the answer. The
 * precheck applies the same rules and shows them all.
 */
export function judgeRequest(
  { qualification, code, otherCode }: QualificationRequest,
  actor: Actor,
  standing: RequestStanding,
): Refusal[] {
  const { customerId, records, requests, requestLimit, directoryRoles, support } = standing
  const user = actor.userPrincipalName ?? actor.applicationId
  const { decided } = rowOf(qualification)
  const verdicts = [
    checkRequester(qualification, actor),
    checkCombination(qualification, records, customerId),
    checkState(qualification, records, customerId),
    checkDirectoryRole(qualification, directoryRoles, customerId, user),
    decided === 'code'
      ? (checkCodesAgree(code, otherCode) ?? checkValidationCode(code ?? '', standing.code))
      : undefined,
    decided === 'vetted'
      ? checkRequestLimit(qualification, requests, requestLimit, customerId, support)
      : undefined,
  ]
  return verdicts.filter((verdict) => verdict !== undefined)
}
