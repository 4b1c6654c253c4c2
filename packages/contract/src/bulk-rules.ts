import type { ErrorName } from './errors.ts'
import type { ValuesArgument, ValuesOf, WordFormats } from './words/words.ts'

type RuleFormats = Pick<WordFormats, 'number' | 'either'>

/** Row of a file. */
interface AtLine {
  readonly line: number
}
/** Value of a cell. */
interface OfValue {
  readonly value: string
}
/** File of a ledger. */
interface OfLedger {
  readonly ledger: string
}

const plainNumber = (count: number, one: string, other: string, { number }: RuleFormats) =>
  `${number(count)} ${count === 1 ? one : other}`

/**
 * Sentences about bulk requests in English, by their stable code: about a file, a row of it, the
 * ledger and a run. Findings of a pre-check and refusals of the service have their own tables.
 */
export const bulkRules = {
  // A file that cannot be read
  FileTooLarge: ({ limit }: { readonly limit: number }, { number }: RuleFormats) =>
    `The file is larger than ${number(limit)} MB. Split it into smaller files.`,
  FileTooLong: ({ limit }: { readonly limit: number }, { number }: RuleFormats) =>
    `The file has more than ${number(limit)} rows. Split it into smaller files.`,
  FileEmpty: () => 'The file has no rows.',
  FileIsSpreadsheet: () =>
    'The file is in a spreadsheet’s own format. Save it as CSV (“CSV UTF-8” in Excel) and use that file.',
  FileIsBinary: () =>
    'The file is not text. Use a CSV file, or JSON Lines with one object per line.',
  FileNotUtf8: () =>
    'The file is not in UTF-8 or UTF-16. Save it as “CSV UTF-8”, so that accented letters are kept.',
  FileIsJsonArray: () =>
    'The file is one JSON array. Use JSON Lines instead: one object per line, without brackets around.',
  ColumnTwice: ({ column }: { readonly column: string }) =>
    `The column “${column}” is there twice, perhaps under two of its names. Remove one of them.`,
  ColumnMissing: ({ columns }: { readonly columns: readonly string[] }, { either }: RuleFormats) =>
    `The header has no column ${either(columns)}.`,
  QuoteOpen: ({ line }: AtLine, { number }: RuleFormats) =>
    `The quotation mark that opens in row ${number(line)} is never closed. Add the closing mark.`,
  // A row that cannot be asked for
  JsonInvalid: () => 'The line is not a JSON object.',
  CellsTooMany: (
    { cells, columns }: { readonly cells: number; readonly columns: number },
    { number }: RuleFormats,
  ) =>
    `The row has ${number(cells)} cells, but the header has ${number(columns)}. Put text that contains the separator in quotation marks.`,
  HeaderAgain: () => 'The row repeats the header.',
  CustomerMissing: () => 'The row names no customer: give a Microsoft ID, a domain or a name.',
  CustomerIdInvalid: ({ value }: OfValue) => `“${value}” is not a Microsoft ID.`,
  QualificationMissing: () => 'The row names no qualification.',
  QualificationUnknown: (
    { value, allowed }: OfValue & { readonly allowed: readonly string[] },
    { either }: RuleFormats,
  ) => `“${value}” is not a qualification that can be requested. Use ${either(allowed)}.`,
  SegmentUnknown: (
    { value, allowed }: OfValue & { readonly allowed: readonly string[] },
    { either }: RuleFormats,
  ) => `“${value}” is not an education segment. Use ${either(allowed)}.`,
  ValidationCodeMissing: () => 'The qualification requires a validation code.',
  TextTooLong: (
    { column, limit }: { readonly column: string; readonly limit: number },
    { number }: RuleFormats,
  ) => `The text in “${column}” is longer than ${number(limit)} characters.`,
  TextUnshown: ({ column }: { readonly column: string }) =>
    `The text in “${column}” has characters that cannot be shown, e.g. a line break. Remove them.`,
  Duplicate: ({ line }: AtLine, { number }: RuleFormats) =>
    `Row ${number(line)} already asks for this qualification for the same customer.`,
  CustomerUnknown: ({ value }: OfValue) => `You have no customer “${value}”.`,
  CustomerAmbiguous: (
    { value, candidates }: OfValue & { readonly candidates: readonly string[] },
    { either }: RuleFormats,
  ) => `Several customers are called “${value}”. Give the Microsoft ID: ${either(candidates)}.`,
  // Findings of a check beside the pre-check of the service
  CodeUnknown: ({ code }: { readonly code: string }) =>
    `The validation code ${code} is not one of yours.`,
  CodeTooFewUses: (
    {
      code,
      left,
      wanted,
    }: { readonly code: string; readonly left: number; readonly wanted: number },
    formats: RuleFormats,
  ) =>
    `The validation code ${code} has ${plainNumber(left, 'use', 'uses', formats)} left, but the file needs ${formats.number(wanted)}.`,
  // A run
  CodeExhausted: ({ code }: { readonly code: string }) =>
    `Not sent: the validation code ${code} has no use left. Run the rest when it has, or use another code.`,
  CustomerGone: () => 'The customer or the request was removed before the verdict.',
  Unsettled: () =>
    'Sent, but the answer is not known. Run the file again; the same request is never carried out twice.',
  LedgerHeld: ({ ledger, holder }: OfLedger & { readonly holder: string }) =>
    `Another run uses the ledger ${ledger}: ${holder}. Wait for its end, or stop it.`,
  LedgerDamaged: ({ ledger }: OfLedger) =>
    `The ledger ${ledger} is damaged. Restore a copy of it, or start a new one with --ledger: the service refuses what it already has in review or has granted.`,
  LedgerUnknown: ({ ledger }: OfLedger) =>
    `${ledger} is not a ledger of this release. Name another file with --ledger.`,
  LedgerMissing: ({ ledger }: OfLedger) =>
    `There is no ledger ${ledger}: nothing was sent from this file yet. Start with “accredit bulk run”.`,
  LedgerFull: ({ ledger, reason }: OfLedger & { readonly reason: string }) =>
    `The ledger ${ledger} cannot be written: ${reason}. Nothing was sent without a record; make room, then run the file again.`,
  WatchLedgerDamaged: ({ ledger }: OfLedger) =>
    `The ledger ${ledger} is damaged. Restore a copy of it, or start a new one with --ledger, and name the time of the last event with --since: what is told again has the same id.`,
  WatchLedgerFull: ({ ledger, reason }: OfLedger & { readonly reason: string }) =>
    `The ledger ${ledger} cannot be written: ${reason}. Make room, then start the watch again: it goes on from its last look.`,
  PartnerUnknown: () =>
    'The access token names no partner tenant. Sign in as a user or an application of the partner.',
  LedgerOfOtherFile: ({ ledger }: OfLedger) =>
    `The ledger ${ledger} belongs to another file: none of its rows is in this one. Name another ledger with --ledger.`,
  LedgerOfOtherPartner: ({
    ledger,
    partner,
    own,
  }: OfLedger & { readonly partner: string; readonly own: string }) =>
    `The ledger ${ledger} belongs to the partner ${partner}, but you are signed in for ${own}. Sign in for that partner, or name another ledger with --ledger.`,
  LedgerOfOtherService: ({
    ledger,
    service,
    own,
  }: OfLedger & { readonly service: string; readonly own: string }) =>
    `The ledger ${ledger} belongs to ${service}, not to ${own}. Call that service, or name another ledger with --ledger.`,
}

/** Sentences about bulk requests, as a table that other languages fill. */
export type BulkRules = typeof bulkRules

/** Sentences about bulk requests, by their code. */
export type BulkWords = {
  readonly [Name in keyof BulkRules]: (...parameters: Parameters<BulkRules[Name]>) => string
}

/**
 * Advice on a row that is not approved, in English: by the code of its finding where there is more to say
 * than by its outcome or its verdict. It holds for a file of one's own and for a job alike.
 */
export const bulkAdvice = {
  byRule: {
    InsufficientPrivileges:
      'Have the customer grant one of these roles (GDAP), then request the row again.',
    InvalidEducationSegment: 'Give the segment K12 or HigherEducation, then request the row again.',
    InvalidWebsite:
      'Correct the website, or leave it out since it is optional; then request the row again.',
    QualificationAlreadySet: 'Nothing needs to be done: the customer has it.',
    QualificationCombinationNotAllowed:
      'Nothing can be done: these exclude each other, and a qualification cannot be removed.',
    QualificationInReview: 'Wait for the verdict on the request in review.',
    UnexpectedError:
      'Report it to the operator, with the ids of the row; then request the row again.',
    ValidationCodeInvalid: 'Use a code of your own, then request the row again.',
    ValidationCodeRequired: 'Give a validation code, then request the row again.',
    VerificationRequestLimitReached:
      'Contact support: the customer has no request of this qualification left.',
  },
  byOutcome: {
    denied: 'Contact support with the customer’s id and the time of the request.',
    duplicate: 'Nothing needs to be done.',
    gone: 'Nothing can be done.',
    'in-review': 'Wait for the verdict.',
    pending: 'Run the rest.',
    refused: 'Correct what is wrong, then request the row again.',
    unknown: 'Correct the customer, then request the row again.',
    unsettled: 'Run the file again.',
  },
} satisfies {
  readonly byRule: { readonly [Name in ErrorName]?: string }
  readonly byOutcome: Readonly<Record<string, string>>
}

/** Advice on rows, as a table that other languages fill. */
export type BulkAdvice = {
  readonly [Part in keyof typeof bulkAdvice]: {
    readonly [Name in keyof (typeof bulkAdvice)[Part]]: string
  }
}

/** A row with what became of it, as far as advice depends on it. */
export interface AdvisedRow {
  readonly outcome: string
  readonly verdict?: string | undefined
  readonly finding?: Pick<BulkFinding, 'rule'> | undefined
}

/** Finds the advice on a row in a table; `undefined` where nothing is left to do. */
export function adviseRow(
  { byRule, byOutcome }: BulkAdvice,
  { outcome, verdict, finding }: AdvisedRow,
): string | undefined {
  const rules: Readonly<Record<string, string>> = byRule
  const outcomes: Readonly<Record<string, string>> = byOutcome
  return rules[finding?.rule ?? ''] ?? outcomes[verdict ?? outcome]
}

/** Code of such a sentence. */
export type BulkRuleName = keyof BulkRules

/** Finding of a check or a run: its code, and the values that its words need. */
export interface BulkFinding {
  /** A name of `bulkRules`, of a warning of the pre-check, or of a refusal (`errorName`). */
  readonly rule: string
  readonly values: Readonly<Record<string, unknown>>
}

/** A finding that has words in every language. */
export type KnownBulkFinding = {
  [Name in BulkRuleName]: {
    readonly rule: Name
    readonly values: ValuesOf<BulkRules, Name> & Readonly<Record<string, unknown>>
  }
}[BulkRuleName]

/**
 * Names a finding.
 * @example bulkFinding('Duplicate', { line: 7 })
 */
export function bulkFinding<Name extends BulkRuleName>(
  rule: Name,
  ...[values]: ValuesArgument<BulkRules, Name>
): KnownBulkFinding {
  return { rule, values: values ?? {} } as KnownBulkFinding
}

/** Says a finding from a table; `undefined` for a code that the table lacks. */
export function sayBulkRule(
  table: { readonly [Name in BulkRuleName]: (...parameters: never[]) => string },
  { rule, values }: BulkFinding,
  formats: RuleFormats,
): string | undefined {
  if (!Object.hasOwn(table, rule)) return undefined
  const say = table[rule as BulkRuleName] as (values: unknown, formats: RuleFormats) => string
  return say(values, formats)
}
