import type { BrokenRule } from '@accredit/contract'
import type { AuditFault } from '../audit/audit-finding.ts'
import type {
  OperatorRefusal,
  OperatorRefusalName,
  OperatorRefusalValues,
} from '../rules/admin/operator-refusal.ts'
import type { PolicyFault, PolicyPlace, PolicyRule } from '../rules/vetting/policy-fault.ts'
import type { ServiceFormats } from './formats.ts'

/** Something that went wrong, as a clause; and, where there is a remedy, that as a sentence. */
export type Told = readonly [happened: string, remedy?: string]

/** Ways to write the values of a problem in a language. */
export interface Saying extends ServiceFormats {
  rule(broken: BrokenRule): string
  policyFault(fault: PolicyFault): string
  refusal(refused: OperatorRefusal): readonly [refused: string, remedy: string]
}

/** Faults of the activity log, each as a sentence. */
export type AuditFaultWords = {
  readonly [Fault in AuditFault as Fault['rule']]: (values: Fault['values']) => string
}

/** Faults of a policy, each as a sentence. */
export type PolicyFaultWords = Readonly<
  Record<PolicyRule, (place: PolicyPlace, found?: string) => string>
>

/** The refusals of operators' changes: what is refused, and what to do. */
export type OperatorRefusalWords = {
  readonly [Name in OperatorRefusalName]: (
    values: OperatorRefusalValues[Name],
  ) => readonly [refused: string, remedy: string]
}
