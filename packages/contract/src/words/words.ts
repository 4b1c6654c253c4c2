import type { CspRole, reviewerAppRole } from '../access.ts'
import type { fields } from './en/fields.ts'
import type { policies } from './en/policies.ts'
import type { vetting } from './en/vetting.ts'
import type { ErrorName } from '../errors.ts'
import type { FindingCode } from '../finding-codes.ts'
import type { PrecheckWarning } from '../precheck.ts'
import type { QualificationName } from '../qualification.ts'
import type { BrokenRule, RuleName, RuleValues } from '../rules.ts'
import type { SandboxRuleValues } from '../sandbox-rules.ts'
import type { VettingReason } from '../vetting-reasons.ts'

/** The same table in another language: texts stay texts, functions keep parameters and results. */
export type Translated<Value> = Value extends string
  ? string
  : Value extends (...parameters: infer Parameters) => infer Result
    ? (...parameters: Parameters) => Translated<Result>
    : { readonly [Key in keyof Value]: Translated<Value[Key]> }

interface Nothing {
  readonly [name: string]: never
}

/** Values that the words of a table's entry need; nothing for an entry that needs none. */
export type ValuesOf<Table extends Sayings, Name extends keyof Table> =
  Parameters<Table[Name]> extends [infer Given, ...unknown[]] ? Given : Nothing

/** The same as arguments: none where none are needed. */
export type ValuesArgument<Table extends Sayings, Name extends keyof Table> =
  Parameters<Table[Name]> extends [infer Given, ...unknown[]] ? [values: Given] : []

/** A table of sentences that are made of values. */
type Sayings = { readonly [Name: string]: (...parameters: never[]) => unknown }

/** Writes values as a reader of the language expects them. */
export interface WordFormats {
  number(value: number): string
  /** Writes alternatives, e.g. `a, b or c`. */
  either(items: readonly string[]): string
  /** Writes a list, e.g. `a, b and c`. */
  list(items: readonly string[]): string
  /** Names a country by its two letters. */
  country(code: string): string
  /** Adds the form of a text, a regular expression, for those who read one; nothing for other people. */
  form(pattern: string): string
}

type SayRule<Name extends RuleName> = (values: RuleValues[Name], formats: WordFormats) => string

/** The words of the rules of the sandbox's own routes. */
export type SandboxRuleWords = { readonly [Name in keyof SandboxRuleValues]: SayRule<Name> }

/**
 * The words of every rule in one language, as a clause that can follow a field's name. English leaves
 * those of the sandbox to the service, which sends them; a page in production then loads none of them.
 */
export type RuleWords = {
  readonly [Name in Exclude<RuleName, keyof SandboxRuleValues>]: SayRule<Name>
} & Partial<SandboxRuleWords>

/** Texts by name; a name that is not there is `undefined`. */
export type Values = Readonly<Record<string, string>>

/** A part of what was sent, with the rule that it breaks in the words of the language. */
export interface SaidPart {
  readonly field?: string
  /** Absent where nothing was sent. */
  readonly value?: string
  /** Absent for a rule that the table does not know. */
  readonly rule?: string
}

/** The refusals in words for people, each as a sentence. */
export type RefusalWords = {
  readonly [Name in ErrorName]: (values: Values, parts: readonly SaidPart[]) => string
}

/** The warnings of a pre-check in words for people, each as a sentence. */
export type WarningWords = {
  readonly [Name in PrecheckWarning]: (values: Values, parts?: readonly SaidPart[]) => string
}

/** The findings of vetting, each as a sentence that is made of its evidence. */
export type FindingWords = {
  readonly [Code in FindingCode]: (values: Values, parts: readonly SaidPart[]) => string
}

/** Explanations of rows of policies, the sandbox's own ones included, by name. */
export type PolicyWords = Readonly<Record<keyof typeof policies, string>>

/** The names of fields, by the name that the wire gives them. */
export type FieldWords = Readonly<Record<keyof typeof fields, string>>

/** Cause and remedy of each published reason. */
export type DenialWords = {
  readonly [Reason in VettingReason]: { readonly cause: string; readonly remedy: string }
}

/** The names of the qualifications. */
export type QualificationTitles = Readonly<Record<QualificationName, string>>

/** The names of the roles. */
export type RoleNames = Readonly<Record<CspRole | typeof reviewerAppRole, string>>

/** Everything that one language says of the contract. An entry that is missing does not compile. */
export interface ContractWords {
  readonly denials: DenialWords
  readonly fields: FieldWords
  readonly qualificationTitles: QualificationTitles
  readonly refusals: RefusalWords
  readonly roles: RoleNames
  readonly rules: RuleWords
  readonly vetting: Translated<typeof vetting>
  readonly warnings: WarningWords
  /** Findings by their code. The service writes them in English, so English has none. */
  readonly findings?: FindingWords
  /** Explanations of the policy's rows by name. The service writes them in English, so English has none. */
  readonly policies?: PolicyWords
}

/** Says a rule in the words of a language; `undefined` for a rule that the table does not know. */
export function sayRule(
  words: RuleWords,
  { rule, values }: BrokenRule,
  formats: WordFormats,
): string | undefined {
  if (!Object.hasOwn(words, rule)) return undefined
  const say = words[rule] as (values: unknown, formats: WordFormats) => string
  return say(values, formats)
}

/** Names a field as people do, by its name on the wire, with or without its path. */
export function fieldWord(fields: FieldWords, field = ''): string {
  const name = field.slice(field.lastIndexOf('.') + 1)
  return Object.hasOwn(fields, name) ? fields[name as keyof FieldWords] : field
}

/** The name that a table gives; the name itself where it gives none. */
export function nameOf(table: Values, name: string): string {
  return Object.hasOwn(table, name) ? (table[name] ?? name) : name
}

/** Makes a clause a sentence: rules are clauses, since they can follow the name of a field. */
export function asSentence(rule: string): string {
  return `${rule.charAt(0).toUpperCase()}${rule.slice(1)}.`
}
