/**
 * The states of a vetting case. `waiting`: not yet due. `examining`: leased by a worker. `desk`: for
 * a reviewer. `decided`: has a verdict that is not shown yet and may be taken back. `shown`: the
 * verdict stands in the customer's qualification; nothing moves a case out of it.
 */
export const caseStates = ['waiting', 'examining', 'desk', 'decided', 'shown'] as const
export type CaseState = (typeof caseStates)[number]
