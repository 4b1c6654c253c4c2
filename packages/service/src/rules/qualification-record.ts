import type {
  EducationSegment,
  QualificationName,
  SettableQualification,
  VettingReason,
  VettingStatus,
} from '@accredit/contract'

/** A customer's qualification as it stands. `None` is the absence of a record. */
export interface QualificationRecord {
  readonly type: Exclude<QualificationName, 'None'>
  /** Absent where nothing is vetted. */
  readonly vettingStatus?: VettingStatus | undefined
  /** Only with `Denied`. */
  readonly vettingReason?: VettingReason | undefined
  /** Time of the request for vetting, in epoch milliseconds. */
  readonly requestedAt?: number | undefined
  readonly educationSegment?: EducationSegment | undefined
  readonly website?: string | undefined
}

/** Fields of it that readers see. */
export type ShownQualification = Pick<
  QualificationRecord,
  'type' | 'vettingStatus' | 'vettingReason' | 'requestedAt'
>

/** A request for a qualification, read and well-formed. */
export interface QualificationRequest {
  readonly qualification: SettableQualification
  /** As the row's fields allow it. */
  readonly educationSegment?: EducationSegment | undefined
  /** As it was sent, trimmed. */
  readonly website?: string | undefined
  /** Validation code. */
  readonly code?: string | undefined
  /** Code of the body, where the query names a different one. */
  readonly otherCode?: string | undefined
}
