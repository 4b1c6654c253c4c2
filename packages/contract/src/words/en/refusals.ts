import { pluralOf } from '../plural.ts'
import { asSentence, fieldWord, type RefusalWords, type SaidPart, type Values } from '../words.ts'
import { fields } from './fields.ts'
import { qualificationTitles } from './qualification-titles.ts'

const plural = pluralOf('en')
const secondsOf = (seconds = '') =>
  plural(Number(seconds), { one: `${seconds} second`, other: `${seconds} seconds` })
const title = (name = '') => (qualificationTitles as Values)[name] ?? name

/** Names a field, its value, and the rule that it breaks. */
const breaksRule = ({ field = '', value = '', rule = '' }: Values, [part]: readonly SaidPart[]) =>
  `${fieldWord(fields, field)} is ${value}, but ${part?.rule ?? rule}.`

const sayPart = ({ field, value, rule = 'it is not accepted' }: SaidPart) =>
  value === undefined
    ? `${fieldWord(fields, field)} is missing: ${rule}`
    : `${fieldWord(fields, field)} is “${value}”: ${rule}`

const states: Values = {
  waiting: 'is still waiting for the checks',
  examining: 'is being checked right now',
  desk: 'is on the desk again',
  decided: 'is already decided',
  shown: 'is closed: the verdict was shown to the partner',
}

const standing = (state = '') => states[state] ?? state

/** The refusals in English, for people who use the dashboard. */
export const refusals: RefusalWords = {
  PartnerTokenMissing: () => 'The request carries no access token. Sign in, then try again.',
  AccessDenied: ({ reason = '' }, [part]) =>
    `The access token is not accepted: ${part?.rule ?? reason}.`,
  InvalidAudience: ({ audience, accepted }) =>
    `The access token is for ${audience}; this service accepts only ${accepted}.`,
  MfaRequired: () => 'Multi-factor authentication is required. Sign in again with it.',
  TooManyRequests: ({ seconds }) => `Too many requests. Try again in ${secondsOf(seconds)}.`,
  TooManyStreams: ({ holder, limit, seconds }) =>
    `Too many event streams are open: one ${holder} may hold ${limit}. Close one, or try again in ${secondsOf(seconds)}.`,
  WebhookLimitReached: ({ limit }) => `A partner has at most ${limit} webhooks. Remove one first.`,
  BulkJobLimitReached: ({ limit }) =>
    `A partner has at most ${limit} bulk jobs at a time. Wait for one to end, or cancel it.`,
  WebhooksNotConfigured: ({ option }) =>
    `These webhooks are not set up here. The operator has to set ${option}.`,
  WebhookIsRegistration: ({ webhookId }) =>
    `Webhook ${webhookId} is the Partner Center registration of this tenant. It has no secret; change its address and events at /webhooks/v1/registration.`,
  RegistrationExists: () => 'This tenant already has a webhook registration. Change that one.',
  TestEventNotRegistered: ({ event }) =>
    `The webhook registration does not receive ${event}. Add that event first.`,
  MailNotConfigured: ({ option }) =>
    `E-mail is not set up here. The operator has to name a mail server (${option}).`,
  NoMailAddress: () =>
    'Notifications go to your sign-in name, which is not an e-mail address. Sign in as a user with a mailbox.',
  UnexpectedError: ({ correlationId }) =>
    `Something unexpected failed in the service. Report the correlation ID ${correlationId}.`,
  ServiceUnavailable: ({ reason = '' }, [part]) =>
    `The service cannot answer at the moment: ${part?.rule ?? reason}. Try again; a request is carried out at most once.`,
  SiteNotAllowed: ({ site }) =>
    `The site ${site} is not this sandbox. Call the sandbox by its own address; if the name is yours, start it with --public-url.`,
  ValidationCodeRequired: () => 'Choose one of your validation codes.',
  ValidationCodeExhausted: ({ code, maxCreates }) =>
    plural(Number(maxCreates), {
      one: `The only use of the code ${code} is spent. Choose another code.`,
      other: `All ${maxCreates} uses of the code ${code} are spent. Choose another code.`,
    }),
  QualificationCombinationNotAllowed: ({ requested, existing }) =>
    `${title(requested)} and ${title(existing)} cannot be combined, and this customer already has ${title(existing)}.`,
  QualificationAlreadySet: ({ qualification }) =>
    `This customer already has ${title(qualification)}. This cannot be changed.`,
  QualificationInReview: ({ qualification }) =>
    `${title(qualification)} is still in review. Wait for its verdict.`,
  VerificationRequestLimitReached: ({ limit, support = 'support' }) =>
    `${plural(Number(limit), {
      one: 'The only Education request of this customer is',
      other: `All ${limit} Education requests of this customer are`,
    })} used. Contact ${support} for a manual check.`,
  EtagNotValid: () =>
    'Somebody changed this after you opened it. Your entries are kept: compare, then save again.',
  DomainTaken: ({ domain }) => `${domain} is taken. Choose another domain.`,
  InsufficientPrivileges: ({ qualification }) =>
    `${title(qualification)} requires a delegated role on this customer, such as Directory Readers, and you have none. Ask the customer to grant it (GDAP).`,
  RoleNotAllowed: (_, [part]) =>
    part?.rule === undefined ? 'Your role does not allow this.' : asSentence(part.rule),
  ApplicationNotRegistered: ({ applicationId }) =>
    `The application ${applicationId} is not registered for your company here. Ask the operator of this service to register it.`,
  ApplicationNotAllowed: ({ applicationId }) =>
    `The application ${applicationId} is registered here, but not to sign users in. Ask the operator of this service to change that.`,
  ScopeNotGranted: ({ needed }) =>
    `The application that signed you in was not granted the scope ${needed}. Ask your administrator to grant it, then sign in again.`,
  ReviewerNotAllowed: () =>
    'The desk is open to reviewers of the configured tenants only, signed in to this service.',
  TenantNotFound: () => 'You have no customer with this Microsoft ID.',
  InvalidTenantId: ({ value }) => `${value} is not a Microsoft ID.`,
  CaseStateConflict: ({ state }) =>
    `This step is no longer possible: the case ${standing(state)}. This page is now up to date.`,
  SecondReviewerNeeded: () =>
    'You decided this case yourself; a second reviewer has to confirm it.',
  ReviewerUnknown: ({ reviewer }) =>
    `No reviewer called ${reviewer} has signed in yet. Ask them to open the desk once, then assign the case.`,
  ReviewerAmbiguous: ({ userName }) =>
    `More than one reviewer is called ${userName}. Choose the right one from the list.`,
  AssigneeNotAllowed: ({ reviewer }) =>
    `This case concerns the organization of ${reviewer}. Assign it to another reviewer.`,
  ValidationCodeInvalid: ({ code }) =>
    `The validation code ${code} cannot be used. Choose one of your own codes.`,
  InvalidRequestInput: breaksRule,
  InvalidQuery: breaksRule,
  InvalidDateRange: breaksRule,
  InvalidWebsite: (values, parts) => breaksRule({ ...values, field: 'website' }, parts),
  InvalidEducationSegment: (values, parts) =>
    breaksRule({ ...values, field: 'educationSegment' }, parts),
  EnumNotParsable: ({ field = '', value, allowed }) =>
    `${fieldWord(fields, field)} is ${value}, but it must be one of ${allowed}.`,
  FilterNotSupported: ({ value }) => `The list cannot be filtered by ${value}.`,
  QualificationNotSettable: ({ qualification }) =>
    `${title(qualification)} is set by Microsoft only and cannot be requested.`,
  AddressNotValid: (_, parts) => `The address is not accepted: ${parts.map(sayPart).join('; ')}.`,
  PhoneNumberMissing: ({ country }) => `Customers in ${country} need a phone number.`,
  OrganizationRegistrationNumberNotSupported: ({ country }) =>
    `Customers in ${country} have no registration number; leave it empty.`,
  OrganizationRegistrationNumberMissing: ({ country }) =>
    `Customers in ${country} need a registration number.`,
  OrganizationRegistrationNumberInvalid: ({ value, country }) =>
    `${value} is not a registration number of ${country}.`,
  SandboxLimitReached: ({ limit }) =>
    `This sandbox allows at most ${limit} customers per partner. Delete a customer first.`,
  SandboxMissing: ({ name }) =>
    `There is no sandbox with the name ${name}. It was removed, was idle for too long, or never existed.`,
  SandboxExists: ({ name }) =>
    `A sandbox with the name ${name} exists. Choose another name or remove it.`,
  SandboxesFull: ({ limit }) =>
    `This server has ${limit} named sandboxes and opens no more. Remove those that are no longer needed.`,
  PortNotFree: ({ port, cause }) =>
    `The port ${port} cannot be opened (${cause}). Choose another one, or 0 for any free one.`,
  NotSandbox: () => 'This is available in the sandbox only; this service runs in production mode.',
  AppOnlyNotSupported: () => 'This requires a signed-in user; an application alone cannot do it.',
  NotFound: () => 'This does not exist, or you do not have access to it.',
  RequestIdReused: () =>
    'This request was already sent with different content. Reload the page and check the result.',
  RequestTooLarge: () => 'The text is too long for the service. Shorten it.',
  MalformedRequest: () => 'The service could not read the request. Reload the page.',
  MethodNotAllowed: () => 'The service does not support this action. Reload the page.',
  NotAcceptable: () => 'The service cannot answer in this format. Reload the page.',
}
