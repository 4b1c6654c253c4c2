import type { SandboxRuleValues } from './sandbox-rules.ts'

/** A place whose rules hold: the country's two letters, and its English name. */
interface Place {
  readonly country: string
  readonly name: string
}

interface Nothing {
  readonly [name: string]: never
}

/**
 * Every rule that a value, a token, a request or the service's own state can break, by its code, with the values that its words need. The words stand
 * in one table per language (`words/<language>/rules.ts`); a rule without words does not compile.
 */
export interface RuleValues extends SandboxRuleValues {
  // Forms of a member.
  Required: Nothing
  NotEmpty: Nothing
  Text: Nothing
  TextOrNumber: Nothing
  TextUpTo: { readonly most: number }
  LengthUpTo: { readonly most: number }
  ShownLine: Nothing
  ShownText: Nothing
  Boolean: Nothing
  Object: Nothing
  OneOf: { readonly allowed: readonly string[] }
  Guid: Nothing

  LineUpTo: { readonly most: number }
  QuotedText: Nothing
  List: Nothing
  ItemsUpTo: { readonly most: number }
  WholeUpTo: { readonly most: number }
  AtLeastOneOf: { readonly allowed: readonly string[] }

  // Contents of a text.
  EmailAddress: Nothing
  Culture: Nothing
  LanguageCode: { readonly longer: readonly string[] }
  DomainName: Nothing
  ResellerTenant: Nothing
  RelationshipNone: Nothing
  RelationshipEnds: Nothing
  DelegationEnds: Nothing
  OwnValidationCode: Nothing
  ValidationCodesAgree: { readonly query: string; readonly body: string }

  // Addresses.
  CountryRequired: Nothing
  CountryKnown: Nothing
  StreetRequired: Nothing
  RequiredInCountry: Place
  StateRequired: Place & { readonly example: string }
  StateKnown: Place & { readonly states: readonly string[] }
  PostalCodeForm: Place & { readonly form: string }

  // Websites.
  WebsiteCharacters: Nothing
  WebsiteScheme: Nothing
  WebsiteWithoutUser: Nothing
  HostWithoutEscapes: Nothing
  HostName: Nothing
  HostNotIpAddress: Nothing
  HostLabels: Nothing

  // Bodies.
  Json: Nothing
  JsonObject: Nothing
  BodyForm: Nothing
  BodyUtf8: Nothing
  BodyUnencoded: Nothing
  NameOnce: Nothing

  // Queries.
  PageSize: { readonly most: number }
  PageToken: Nothing
  NextPage: Nothing
  SeekToken: Nothing
  SameFilter: Nothing
  FilterOperator: Nothing
  FilterValueLine: Nothing
  FilterObject: Nothing
  FilterPlain: Nothing
  FilterNameOnce: { readonly name: string }
  FilterText: { readonly name: string }
  Day: Nothing
  /** `today` as a day such as 2026-03-02. */
  DayNotFuture: { readonly today: string }
  DaysBack: { readonly days: number }
  EndAfterStart: Nothing
  CustomerStatus: { readonly allowed: readonly string[] }
  CaseStates: { readonly allowed: readonly string[] }
  CaseAssignee: Nothing
  CaseConfirmation: Nothing
  CountryLetters: Nothing
  EventId: Nothing
  Instant: Nothing
  WebhookUrl: Nothing
  WebhookUrlInSandbox: Nothing
  WebhookAddress: { readonly address: string }
  EventTypes: { readonly allowed: readonly string[] }

  // The desk.
  NoteText: Nothing
  Reviewer: Nothing
  ReasonWithDenial: Nothing
  CaseAssignable: Nothing
  CaseDecidable: Nothing
  CaseConfirmable: Nothing
  DecisionRevocable: Nothing

  // Setup files.
  NameKnown: { readonly known: readonly string[] }
  NamedOnce: Nothing
  VettedQualification: { readonly allowed: readonly string[] }
  CustomersInFile: { readonly most: number }

  // Tokens.
  TokenReadable: Nothing
  TokenLengthUpTo: { readonly most: number }
  TokenCurrent: Nothing
  TokenBegun: Nothing
  TokenNotFromFuture: Nothing
  TokenClaim: { readonly claim: string }
  TokenClaimForm: { readonly claim: string }
  TokenAlgorithm: { readonly algorithm: string }
  TokenKeyNamed: Nothing
  TokenKeyKnown: Nothing
  TokenSignature: Nothing
  TokenIssuer: Nothing
  TokenTenantAdmitted: Nothing
  TokenTenantPartner: { readonly tenantId: string }

  /** Roles by their names on the wire. */
  RoleNeeded: { readonly needed: readonly string[]; readonly held: readonly string[] }

  // Requests as they arrive.
  PathDecodable: Nothing
  BodyFitsHeaders: Nothing
  RequestInTime: Nothing
  RequestParsable: Nothing

  // States in which the service answers nothing.
  StoreReachable: Nothing
  StoreWritable: Nothing
  SigningKeysReadable: Nothing
  FilesLeft: Nothing
  CallsLeft: Nothing
  WritesLeft: Nothing
  ConnectionsLeft: Nothing
}

/** The stable code of a rule. */
export type RuleName = keyof RuleValues

/** A rule that was broken: its code, and the values that its words need. */
export type BrokenRule = {
  [Name in RuleName]: { readonly rule: Name; readonly values: RuleValues[Name] }
}[RuleName]

type ValuesArgument<Name extends RuleName> = RuleValues[Name] extends Nothing
  ? []
  : [values: RuleValues[Name]]

/**
 * Names a rule that was broken.
 * @example brokenRule('LengthUpTo', { most: 50 })
 */
export function brokenRule<Name extends RuleName>(
  rule: Name,
  ...[values]: ValuesArgument<Name>
): BrokenRule {
  return { rule, values: values ?? {} } as BrokenRule
}

/** A part of a value that breaks a rule. */
export interface BrokenPart {
  readonly field: string
  /** The value as it was sent; absent where there is none. */
  readonly value?: string
  readonly broken: BrokenRule
}
