/** Place in a policy: the whole policy, or a row and a part of its condition. */
export interface PolicyPlace {
  /** Number of the row, from 1. */
  readonly row?: number | undefined
  /** Name of the row as JSON; absent where it has none. */
  readonly name?: string | undefined
  readonly part?: string | undefined
}

/** Rules that a policy can break. */
export type PolicyRule =
  | 'NotObject'
  | 'NoName'
  | 'NoRows'
  | 'NameTwice'
  | 'NoExplanation'
  | 'Verdict'
  | 'Reason'
  | 'NoCondition'
  | 'FailedForm'
  | 'EmptyList'
  | 'NotCode'
  | 'NotCheck'
  | 'Unknown'
  | 'LastRow'
  | 'AlwaysSpeaks'
  | 'NotObjection'
  | 'AtLeastOne'
  | 'NoEvidence'
  | 'StopListReason'
  | 'OneObjection'

/** A problem of a policy. */
export interface PolicyFault {
  readonly rule: PolicyRule
  readonly place: PolicyPlace
  /** The value that breaks the rule, as JSON; absent when there is none. */
  readonly found?: string | undefined
}
