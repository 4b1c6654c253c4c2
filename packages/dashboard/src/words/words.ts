import type { ContractWords } from '@accredit/contract/words'
import type { words as english } from './en/index.ts'
import type { inspector } from './en/inspector.ts'
import type { sandbox } from './en/sandbox.ts'

/** The same table in another language: texts stay texts, and functions keep their parameters. */
type Translated<Value> = Value extends string
  ? string
  : Value extends (...parameters: infer Parameters) => infer Result
    ? (...parameters: Parameters) => Translated<Result>
    : { readonly [Key in keyof Value]: Translated<Value[Key]> }

/** Evidence of a finding, as text. */
export type Evidence = Readonly<Record<string, string>>

/**
 * Everything that the dashboard says in one language. English is the original; a text that is missing in
 * another language does not compile.
 */
export type Words = ContractWords &
  Translated<Omit<typeof english, keyof ContractWords>> & {
    /** Findings by their code. The service writes them in English, so English has none. */
    readonly findings?: Readonly<Record<string, (evidence: Evidence) => string>>
    /** Explanations of the policy's rows by name. The service writes them in English, so English has none. */
    readonly policies?: Readonly<Record<string, string>>
  }

/** Everything that only the dashboard of a sandbox says. */
export interface SandboxWords {
  readonly inspector: Translated<typeof inspector>
  readonly sandbox: Translated<typeof sandbox>
}
