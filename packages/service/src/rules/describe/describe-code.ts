import type { CustomerValidation, ValidationCode } from '@accredit/contract'

/** A partner’s validation code as it is kept; times in epoch milliseconds. */
export interface CodeRecord {
  readonly partnerId: string
  readonly id: string
  readonly organizationName: string
  readonly maxCreates: number | null
  readonly remainingCreates: number | null
  readonly updatedAt: number
}

/** The weak entity tag of something last changed at a time; it changes with each change. */
export function weakETag(updatedAt: number): string {
  return `W/"datetime'${encodeURIComponent(new Date(updatedAt).toISOString())}'"`
}

/** A code as partners read it. */
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

/** The code with which a customer was qualified. */
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
