import type { OptionName } from '../config/options.ts'
import type { ContractWords, Language, Translated } from '@accredit/contract/words'
import type { bulk } from './en/bulk.ts'
import type { commandProblems } from './en/command-problems.ts'
import type { configProblems } from './en/config-problems.ts'
import type { driftProblems } from './en/drift-problems.ts'
import type { words as english } from './en/index.ts'
import type { signIn } from './en/sign-in.ts'
import type { storeProblems } from './en/store-problems.ts'
import type { ServiceFormats } from './formats.ts'

/** Texts of the bulk commands in one language. */
export type BulkTexts = Translated<typeof bulk>

export type CommandProblemWords = Translated<typeof commandProblems>
export type ConfigProblemWords = Translated<typeof configProblems>
export type DriftProblemWords = Translated<typeof driftProblems>
export type StoreProblemWords = Translated<typeof storeProblems>

/** Explanations of the service's options. */
export type OptionWords = Readonly<Record<OptionName, string>>

/** Texts of the sign-in pages in one language. */
export type SignInWords = Translated<typeof signIn>

/**
 * Everything that the command line says in one language. English is the original; a text that is
 * missing in another language does not compile.
 */
export type Words = Translated<typeof english>

/** A language with its words, those of the contract, and the ways to write values. */
export interface Speech {
  readonly language: Language
  readonly words: Words
  readonly contract: ContractWords
  readonly formats: ServiceFormats
}
