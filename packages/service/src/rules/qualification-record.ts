import type {
  EducationSegment,
  QualificationName,
  SettableQualification,
  VettingReason,
  VettingStatus,
} from '@accredit/contract'

/** A customer's current qualification. `None` is the absence of a record. */
export interface QualificationRecord {
  readonly type: Exclude<QualificationName, 'None'>
  /** Absent when there is no vetting. */
  readonly vettingStatus?: VettingStatus | undefined
  /** Only for `Denied`. */
  readonly vettingReason?: VettingReason | undefined
  /** Time of the vetting request, in epoch milliseconds. */
  readonly requestedAt?: number | undefined
  readonly educationSegment?: EducationSegment | undefined
  readonly website?: string | undefined
}

/** Fields that readers see. */
export type ShownQualification = Pick<
  QualificationRecord,
  'type' | 'vettingStatus' | 'vettingReason' | 'requestedAt'
>

/** A parsed request for a qualification. */
export interface QualificationRequest {
  readonly qualification: SettableQualification
  /** As the row's fields allow. */
  readonly educationSegment?: EducationSegment | undefined
  /** As sent, trimmed. */
  readonly website?: string | undefined
  /** Validation code. */
  readonly code?: string | undefined
  /** Code in the body, when the query has a different one. */
  readonly otherCode?: string | undefined
}
