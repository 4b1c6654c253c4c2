import { invalidInput, notAllowed, notHere, alreadyThere, type ErrorEntry } from './error-entry.ts'

/** Refusals of what this API has beside Partner Center's: the desk, webhooks, jobs, mails, named sandboxes. */
export const ownErrors = {
  CaseStateConflict: {
    ...alreadyThere,
    text: 'Case {caseId} is {state}, but {rule}.',
  },
  SecondReviewerNeeded: {
    ...notAllowed,
    text: 'Case {caseId} was decided by {reviewer}; somebody else has to confirm it.',
  },
  ReviewerUnknown: {
    ...invalidInput,
    text: 'No reviewer {reviewer} has signed in here yet. A case can be given to a reviewer who has opened the desk once.',
    fidelity: 'assumed',
  },
  ReviewerAmbiguous: {
    ...invalidInput,
    text: 'More than one reviewer has signed in as {userName}. Give the id of one of them: {ids}.',
    fidelity: 'assumed',
  },
  AssigneeNotAllowed: {
    status: 403,
    code: 900150,
    retryable: false,
    text: 'Case {caseId} concerns the tenant of {reviewer}, so a reviewer of another tenant has to work on it.',
    fidelity: 'assumed',
  },
  WebhookLimitReached: {
    ...alreadyThere,
    text: 'A partner has {limit} webhooks at most. Remove one first.',
  },
  BulkJobLimitReached: {
    ...alreadyThere,
    text: 'A partner has {limit} bulk jobs at most that have not ended. Wait for one to end, or cancel it.',
  },
  WebhooksNotConfigured: {
    ...notHere,
    text: 'These webhooks are not set up here: the operator has to set {option}.',
  },
  WebhookIsRegistration: {
    ...invalidInput,
    text: 'Webhook {webhookId} is the registration of this tenant, which has no secret. Change its address and events with PUT /webhooks/v1/registration.',
    fidelity: 'assumed',
  },
  MailNotConfigured: {
    ...notHere,
    text: 'E-mail is not set up here: the operator has to name a mail server ({option}).',
  },
  NoMailAddress: {
    ...notAllowed,
    text: 'Notifications go to the user’s sign-in name, which is no e-mail address.',
  },
  SandboxMissing: {
    ...notHere,
    text: 'There is no sandbox with the name {name}: it was removed, was idle for too long, or never existed. Create it with POST /sandbox/v1/sandboxes.',
  },
  SandboxExists: {
    ...alreadyThere,
    text: 'A sandbox with the name {name} exists. Choose another name, or remove it with DELETE /sandbox/v1/sandboxes/{name}.',
  },
  SandboxesFull: {
    ...alreadyThere,
    text: 'This process has {limit} named sandboxes and opens no more. Remove those that are no longer needed, or give them a shorter idle time.',
  },
  PortNotFree: {
    ...alreadyThere,
    text: 'The port {port} cannot be opened ({cause}). Choose another one, or 0 for any free one.',
  },
  TooManyStreams: {
    status: 429,
    code: 429,
    retryable: true,
    text: 'Too many event streams are open: one {holder} may hold {limit}. Close one, or try again in {seconds} seconds.',
    fidelity: 'assumed',
    body: 'gateway',
  },
} as const satisfies Record<string, ErrorEntry>
