import { QualificationEvent } from './event-schemas.ts'
import { Type } from 'typebox'
import type { ErrorName } from './errors.ts'
import { headers } from './headers.ts'
import { Journal, JournalEntry, Repetition } from './journal-schemas.ts'
import { sandboxLimits } from './sandbox-limits.ts'
import { callerRefusals, type DescribedRoute } from './route.ts'
import {
  AddedCustomers,
  Clock,
  ClockChange,
  CustomerCount,
  FaultRule,
  FaultRules,
  Faults,
  NamedSandbox,
  NamedSandboxes,
  operationNames,
  Snapshot,
  SnapshotFile,
  Snapshots,
  Verdicts,
  WantedSandbox,
  whole,
  TriggeredEvent,
} from './sandbox-schemas.ts'

/** Operation of the sandbox's own controls. */
export interface SandboxRoute extends DescribedRoute {
  /** Absent where nobody has to sign in. */
  readonly signIn?: string
}

/** The refusals of every sandbox route. */
export const commonSandboxRefusals = [
  'SiteNotAllowed',
  'RequestTooLarge',
  'MalformedRequest',
  'MethodNotAllowed',
  'UnexpectedError',
  'ServiceUnavailable',
] as const satisfies ErrorName[]

/** The sandbox's own controls, which do not exist in production. */
export const sandboxRoutes = {
  getClock: {
    method: 'GET',
    path: '/sandbox/v1/clock',
    summary: 'Read the service clock.',
    success: { status: 200, schema: Clock },
    refusals: [],
  },
  advanceClock: {
    method: 'POST',
    path: '/sandbox/v1/clock',
    summary: 'Put the service clock ahead for good, and wait for the verdicts that are due then.',
    body: ClockChange,
    success: { status: 200, schema: Clock },
    refusals: ['InvalidRequestInput'],
  },
  resetSandbox: {
    method: 'POST',
    path: '/sandbox/v1/reset',
    summary: 'Put everything back: data, clock, faults, journal and limits.',
    success: { status: 204 },
    refusals: [],
  },
  getEventAuthority: {
    method: 'GET',
    path: '/sandbox/v1/event-authority',
    summary:
      'Read the certificate of the authority behind events in the form of Partner Center, in PEM; receivers that are tested trust it.',
    success: { status: 200, mediaType: 'application/x-pem-file' },
    refusals: ['NotFound'],
  },
  getFaults: {
    method: 'GET',
    path: '/sandbox/v1/faults',
    summary: 'Read the faults that calls meet, with what they have struck so far.',
    success: { status: 200, schema: Faults },
    refusals: [],
  },
  replaceFaults: {
    method: 'PUT',
    path: '/sandbox/v1/faults',
    summary: 'Let calls meet these faults, instead of all others.',
    body: FaultRules,
    success: { status: 200, schema: Faults },
    refusals: ['InvalidRequestInput'],
  },
  addFault: {
    method: 'POST',
    path: '/sandbox/v1/faults',
    summary: 'Let calls meet one fault more, behind the others.',
    body: FaultRule,
    success: { status: 201, schema: Faults },
    refusals: ['InvalidRequestInput'],
  },
  deleteFaults: {
    method: 'DELETE',
    path: '/sandbox/v1/faults',
    summary: 'End all faults.',
    success: { status: 204 },
    refusals: [],
  },
  getJournal: {
    method: 'GET',
    path: '/sandbox/v1/journal',
    summary: 'Read what was received and answered.',
    query: {
      operation: Type.Enum(operationNames, { description: 'The operation.' }),
      customer: Type.String({ format: 'uuid', description: 'The customer’s Microsoft ID.' }),
      requestId: Type.String({ format: 'uuid' }),
      correlationId: Type.String({ format: 'uuid' }),
      status: Type.String({
        pattern: '^([2-5][0-9][0-9]|[2-5]xx|none)$',
        description: 'The status of the answer, `4xx` for a class, `none` for calls without one.',
      }),
      text: Type.String({
        maxLength: sandboxLimits.journalText,
        description: 'Text in address, bodies or user, in any case.',
      }),
      withoutApplication: Type.String({
        maxLength: sandboxLimits.journalApplication,
        description: 'Leaves out what this application sent, by MS-PartnerCenter-Application.',
      }),
      since: Type.String({ format: 'date-time', description: 'Only what came later.' }),
      after: Type.String({ format: 'uuid', description: 'Only entries after this one.' }),
      before: Type.String({ format: 'uuid', description: 'Only entries before this one.' }),
      limit: whole(sandboxLimits.journalEntries, 'The last so many. Default 100.', 1),
      bodies: Type.Boolean({ description: 'False leaves out headers and bodies. Default true.' }),
    },
    success: { status: 200, schema: Journal },
    refusals: ['InvalidRequestInput'],
  },
  getJournalEntry: {
    method: 'GET',
    path: '/sandbox/v1/journal/{entryId}',
    summary: 'Read one exchange, with the case that it opened.',
    success: { status: 200, schema: JournalEntry },
    refusals: ['InvalidRequestInput'],
  },
  repeatRequest: {
    method: 'POST',
    path: '/sandbox/v1/journal/{entryId}/repeat',
    summary: 'Send a received request again, with the token that this call carries.',
    body: Repetition,
    success: { status: 200, schema: JournalEntry },
    refusals: ['InvalidRequestInput'],
  },
  deleteJournal: {
    method: 'DELETE',
    path: '/sandbox/v1/journal',
    summary: 'Forget what was received.',
    success: { status: 204 },
    refusals: [],
  },
  listVerdicts: {
    method: 'GET',
    path: '/sandbox/v1/verdicts',
    summary: 'Read the verdicts to come, of all partners.',
    success: { status: 200, schema: Verdicts },
    refusals: [],
  },
  hastenVerdict: {
    method: 'POST',
    path: '/sandbox/v1/verdicts/{caseId}',
    summary: 'Let a verdict be due now, without another time for anything else, and wait for it.',
    success: { status: 204 },
    refusals: ['InvalidRequestInput'],
  },
  takeSnapshot: {
    method: 'POST',
    path: '/sandbox/v1/snapshots',
    summary: 'Put the present state aside, data and clock, until the sandbox ends.',
    success: { status: 201, schema: Snapshot },
    refusals: [],
  },
  listSnapshots: {
    method: 'GET',
    path: '/sandbox/v1/snapshots',
    summary: 'List the states that were put aside.',
    success: { status: 200, schema: Snapshots },
    refusals: [],
  },
  downloadSnapshot: {
    method: 'GET',
    path: '/sandbox/v1/snapshots/{snapshotId}',
    summary: 'Download a state as a file of the embedded store, with clock and signing key.',
    success: { status: 200, mediaType: 'application/vnd.sqlite3' },
    refusals: ['InvalidRequestInput'],
  },
  loadSnapshot: {
    method: 'POST',
    path: '/sandbox/v1/snapshots/load',
    summary: 'Put a downloaded state aside here, to be restored or to start a named sandbox with.',
    body: SnapshotFile,
    bodyMediaType: 'application/vnd.sqlite3',
    success: { status: 201, schema: Snapshot },
    refusals: ['InvalidRequestInput'],
  },
  restoreSnapshot: {
    method: 'POST',
    path: '/sandbox/v1/snapshots/{snapshotId}/restore',
    summary: 'Put a state back; the snapshot stays.',
    success: { status: 204 },
    refusals: ['InvalidRequestInput'],
  },
  deleteSnapshot: {
    method: 'DELETE',
    path: '/sandbox/v1/snapshots/{snapshotId}',
    summary: 'Forget a state that was put aside.',
    success: { status: 204 },
    refusals: ['InvalidRequestInput'],
  },
  listSandboxes: {
    method: 'GET',
    path: '/sandbox/v1/sandboxes',
    summary: 'List the named sandboxes of this process.',
    success: { status: 200, schema: NamedSandboxes },
    refusals: ['NotFound'],
  },
  createSandbox: {
    method: 'POST',
    path: '/sandbox/v1/sandboxes',
    summary:
      'Open a sandbox under a name, with data, clock, sign-in, faults, journal and limits of its own.',
    body: WantedSandbox,
    success: {
      status: 201,
      headers: { [headers.location]: 'Path of the new sandbox.' },
      schema: NamedSandbox,
    },
    refusals: ['NotFound', 'InvalidRequestInput', 'SandboxExists', 'SandboxesFull', 'PortNotFree'],
  },
  getSandbox: {
    method: 'GET',
    path: '/sandbox/v1/sandboxes/{name}',
    summary: 'Read the addresses of a named sandbox.',
    success: { status: 200, schema: NamedSandbox },
    refusals: ['NotFound', 'SandboxMissing'],
  },
  removeSandbox: {
    method: 'DELETE',
    path: '/sandbox/v1/sandboxes/{name}',
    summary: 'End a named sandbox; its data are gone.',
    success: { status: 204 },
    refusals: ['NotFound', 'SandboxMissing'],
  },
  triggerEvent: {
    method: 'POST',
    path: '/sandbox/v1/events',
    summary: 'Emit an event without a cause, to test a receiver with it. Nothing else changes.',
    signIn: 'App-only or App+User, of a partner; no role.',
    body: TriggeredEvent,
    success: { status: 201, schema: QualificationEvent },
    refusals: [...callerRefusals, 'InvalidRequestInput', 'TenantNotFound'],
  },
  generateCustomers: {
    method: 'POST',
    path: '/sandbox/v1/customers',
    summary: 'Add made-up customers to the partner who calls.',
    signIn: 'App-only or App+User, of a partner; no role.',
    body: CustomerCount,
    success: { status: 201, schema: AddedCustomers },
    refusals: [...callerRefusals, 'InvalidRequestInput'],
  },
} as const satisfies Record<string, SandboxRoute>
