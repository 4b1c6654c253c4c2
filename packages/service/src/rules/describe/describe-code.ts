import type { CustomerValidation, ValidationCode } from '@accredit/contract'

/** A partner’s validation code as stored; times in epoch milliseconds. */
export interface CodeRecord {
  readonly partnerId: string
  readonly id: string
  readonly organizationName: string
  readonly maxCreates: number | null
  readonly remainingCreates: number | null
  readonly updatedAt: number
}

/** Weak entity tag from the time of the last change. */
export function weakETag(updatedAt: number): string {
  return `W/"datetime'${encodeURIComponent(new Date(updatedAt).toISOString())}'"`
}

/** Describes a code for partners. */
export function describeCode(code: CodeRecord): ValidationCode {
  return {
    partnerId: code.partnerId,
    organizationName: code.organizationName,
    validationId: code.id,
    maxCreates: code.maxCreates,
    remainingCreates: code.remainingCreates,
    eTag: weakETag(code.updatedAt),
  }
}

/** Describes the code that qualified a customer. */
export function describeRedemption(redemption: {
  readonly partnerId: string
  readonly customerId: string
  readonly codeId: string
  readonly organizationName: string
  readonly redeemedAt: number
}): CustomerValidation {
  return {
    partnerId: redemption.partnerId,
    customerId: redemption.customerId,
    validationId: redemption.codeId,
    organizationName: redemption.organizationName,
    eTag: weakETag(redemption.redeemedAt),
  }
}
