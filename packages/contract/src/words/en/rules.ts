import { nameOf, type RuleWords } from '../words.ts'
import { roles } from './roles.ts'

const role = (name: string) => nameOf(roles, name)

const shownLine = 'it must have no control characters, bidi controls or line separators'

/** The rules in English, as they go over the wire. */
export const rules: RuleWords = {
  Required: () => 'it must be given',
  NotEmpty: () => 'it must not be empty',
  Text: () => 'it must be text',
  TextOrNumber: () => 'it must be text or a number',
  TextUpTo: ({ most }, { number }) => `it must be text of ${number(most)} characters at most`,
  LengthUpTo: ({ most }, { number }) => `it must have at most ${number(most)} characters`,
  ShownLine: () => shownLine,
  ShownText: () => `${shownLine} but tabs and ends of lines`,
  Boolean: () => 'it must be true or false',
  Object: () => 'it must be an object',
  OneOf: ({ allowed }, { either }) => `it must be one of ${either(allowed)}`,
  Guid: () => 'it must be a Microsoft ID (GUID)',
  LineUpTo: ({ most }, { number }) =>
    `it must be one line of 1 to ${number(most)} characters, without bidi controls`,
  QuotedText: () => 'it must be text; put it in quotes',
  ItemsUpTo: ({ most }, { number }) => `it must have 1 to ${number(most)} items`,
  List: () => 'it must be a list',
  WholeUpTo: ({ most }, { number }) => `it must be a whole number from 0 to ${number(most)}`,
  AtLeastOneOf: ({ allowed }, { either }) => `it must name at least one of ${either(allowed)}`,

  EmailAddress: () => 'it must be an e-mail address',
  Culture: () => 'it must be a culture such as en-US',
  LanguageCode: ({ longer }, { either }) =>
    `it must be a language of two letters, such as en, or one of ${either(longer)}`,
  DomainName: () => 'it must be a domain such as northwind.onmicrosoft.com',
  ResellerTenant: () => 'it must be the tenant id (GUID) of an indirect reseller',
  RelationshipNone: () => 'it must be none',
  DelegationEnds: () => 'delegated access can only be removed: it must be false',
  RelationshipEnds: () => 'a relationship can only be ended: it must be none',
  OwnValidationCode: () => 'it must be one of this partner’s codes',
  ValidationCodesAgree: ({ query, body }) =>
    `the query says ${query} and the body says ${body}, but they must agree`,

  CountryRequired: () => 'it must be a country code of two letters',
  CountryKnown: () => 'it must be a country code of two letters (ISO 3166-1), such as US',
  StreetRequired: () => 'it must name street and house',
  RequiredInCountry: ({ name }) => `it must be given in ${name}`,
  StateRequired: ({ name, example }) =>
    `it must be the code of a state of ${name}, such as ${example}`,
  StateKnown: ({ name, states }, { either }) =>
    `it must be one of the states of ${name}: ${either(states)}`,
  PostalCodeForm: ({ name, form: pattern }, { form }) =>
    `it must have the form of a postal code of ${name}${form(pattern)}`,

  WebsiteCharacters: () =>
    'it must have no spaces, invisible characters, backslashes, quotes or brackets',
  WebsiteScheme: () =>
    'it must be a host name such as example.edu, or an http:// or https:// address',
  WebsiteWithoutUser: () => 'it must carry no user name or password',
  HostWithoutEscapes: () => 'its host name must be written without % codes',
  HostName: () => 'its host name must be a valid one, such as example.edu',
  HostNotIpAddress: () => 'it must name a host, not an IP address',
  HostLabels: () => 'its host name must have two labels or more, such as example.edu',

  Json: () => 'it must be JSON',
  JsonObject: () => 'it must be a JSON object',
  BodyUtf8: () => 'it must be JSON in UTF-8',
  BodyUnencoded: () => 'it must come without a Content-Encoding, as plain JSON in UTF-8',
  BodyForm: () => 'it must be JSON of a form that is described here',
  NameOnce: () => 'a name may be given once',

  PageSize: ({ most }, { number }) =>
    `it must be a whole number from 0 to ${number(most)}; 0 means ${number(most)}`,
  PageToken: () => 'it must be the token of a page of this list, as this partner got it',
  NextPage: () => 'it must be the next of the page before',
  SeekToken: () => 'a seek needs the header MS-ContinuationToken',
  SameFilter: () => 'it must be the one that the continuation token was given for, or left out',
  FilterOperator: () => 'it must have an Operator',
  FilterValueLine: () => `for its Value, ${shownLine}`,
  FilterObject: () => 'it must be a JSON object with Field, Operator and Value',
  FilterPlain: () => 'its Field, Operator and Value must be plain',
  FilterNameOnce: ({ name }) => `it must name ${name} once`,
  FilterText: ({ name }) => `it must have a ${name} that is text`,
  Day: () => 'it must be a day such as 2026-03-02',
  DayNotFuture: ({ today }) => `it must not be after today, ${today} (UTC)`,
  DaysBack: ({ days }, { number }) => `it must be at most ${number(days)} days back`,
  EndAfterStart: () => 'the end must not be before the start',
  CustomerStatus: ({ allowed }, { either }) => `it must be none, ${either(allowed)}`,
  CaseStates: ({ allowed }, { either }) => `it must be open, all or one of ${either(allowed)}`,
  CaseAssignee: () => 'it must be me, none or a reviewer’s user name or id',
  CaseConfirmation: () => 'it must be needed or mine',
  CountryLetters: () => 'it must be the two letters of a country (ISO 3166-1)',
  EventTypes: ({ allowed }, { either }) => `it must be ${either(allowed)}`,
  Instant: () => 'it must be a time such as 2026-03-02T09:14:05Z',
  WebhookUrl: () =>
    'it must be an https address with a host name, without user, password or fragment',
  WebhookUrlInSandbox: () =>
    'it must be an https address with a host name, or http to this machine (127.0.0.1, localhost)',
  WebhookAddress: ({ address }) => `it must be an address of the internet; ${address} is private`,
  EventId: () => 'it must be the id of an event of this stream',

  NoteText: () => 'a note needs a text',
  Reviewer: () => 'it must be a reviewer’s user name or id, or null',
  ReasonWithDenial: () => 'only a denial has a reason',
  CaseAssignable: () => 'only an undecided case can be assigned',
  CaseDecidable: () => 'only a case on the desk can be decided',
  CaseConfirmable: () => 'only a decision that waits for a second reviewer can be confirmed',
  DecisionRevocable: () => 'a decision can be taken back only until it is shown',

  NameKnown: ({ known }, { either }) => `there is no such name; known here are ${either(known)}`,
  NamedOnce: () => 'it is named twice',
  VettedQualification: ({ allowed }, { either }) =>
    `a qualification here must be one that is vetted: ${either(allowed)}`,
  CustomersInFile: ({ most }, { number }) => `a file may name ${number(most)} customers: split it`,

  TokenReadable: () => 'it is not a readable JSON Web Token',
  TokenLengthUpTo: ({ most }, { number }) => `it is longer than ${number(most)} characters`,
  TokenCurrent: () => 'it has expired',
  TokenBegun: () => 'it is not valid yet',
  TokenNotFromFuture: () => 'it was issued in the future; compare the clocks',
  TokenClaim: ({ claim }) => `its claim ${claim} is missing or not of the right form`,
  TokenClaimForm: ({ claim }) => `its claim ${claim} is not of the right form`,
  TokenAlgorithm: ({ algorithm }) => `it is not signed with ${algorithm}`,
  TokenKeyNamed: () => 'it names no signing key',
  TokenKeyKnown: () => 'it is signed with an unknown key',
  TokenSignature: () => 'its signature is wrong',
  TokenIssuer: () => 'its issuer is not trusted, or is not the issuer of its tenant',
  TokenTenantAdmitted: () => 'its tenant is not admitted here',
  TokenTenantPartner: ({ tenantId }) => `its tenant ${tenantId} is no partner`,

  RoleNeeded: ({ needed, held }, { either, list }) =>
    `one of these roles is needed: ${either(needed.map(role))}; this account has ${held.length === 0 ? 'none of them' : list(held.map(role))}`,

  PathDecodable: () => 'the path cannot be decoded',
  BodyFitsHeaders: () => 'the body does not fit its headers',
  RequestInTime: () => 'it did not arrive in time',
  RequestParsable: () => 'it cannot be parsed',

  StoreReachable: () => 'the store cannot be reached',
  StoreWritable: () => 'the store is served read-only, for rescue',
  SigningKeysReadable: () => 'the token issuer’s signing keys cannot be read',
  FilesLeft: () => 'too many files and connections are open',
  CallsLeft: () => 'too many calls are under way',
  WritesLeft: () => 'too many writes are under way',
  ConnectionsLeft: () => 'there are too many connections',
}
