/**
 * The client of Partner Center's customers and qualifications. It works against Accredit and against
 * Microsoft, wherever there is `fetch`.
 * @module @accredit/client
 */
export { createPartner, type Partner, type PartnerOptions, type PartnerScope } from './partner.ts'
export {
  type CallOptions,
  type Fetch,
  type RepeatedRequest,
  type SentRequest,
} from './connection.ts'
export { type Sleep } from './sleep.ts'

// Connection and credentials
export { clouds, scopesOf, type Cloud } from './clouds.ts'
export { sandbox } from './sandbox-cloud.ts'
export { sandboxCredential, sandboxPartner } from './sandbox.ts'
export {
  sandboxControls,
  type AddedCustomers,
  type JournalEntry,
  type JournalPage,
  type JournalQuery,
  type JournalRefusal,
  type NamedSandbox,
  type NamedSandboxes,
  type NewSandbox,
  type SandboxClock,
  type SandboxControls,
  type SandboxFault,
  type SandboxFaultState,
  type SandboxSnapshot,
  type SandboxVerdict,
} from './sandbox-controls.ts'
export { clientSecretCredential, type ClientSecretOptions } from './credentials/client-secret.ts'
export { refreshTokenCredential, type RefreshTokenOptions } from './credentials/refresh-token.ts'
export { staticTokenCredential } from './credentials/static-token.ts'
export { type TokenEndpointOptions } from './credentials/request-token.ts'
export {
  type AccessToken,
  type GetTokenOptions,
  type TokenCredential,
} from './credentials/token-credential.ts'

// Errors
export { PartnerError, type PartnerErrorCategory, type PartnerErrorName } from './errors.ts'

// Lists
export { type FieldFilter, type OpenSet } from './filter.ts'
export { type Listing, type Page } from './paginate.ts'

// Qualifications and their vetting
export { explainDenial, type Denial } from './explain-denial.ts'
export { scriptedWebsites, type ScriptedWebsite } from './scripted-websites.ts'
export { type CustomerQualification } from './qualification-names.ts'
export {
  type PollUntilDoneOptions,
  type QualificationPoller,
  type QualificationProgress,
  type QualificationVerdict,
} from './poller.ts'
export {
  type CreateQualificationsOptions,
  type QualificationRequest,
  type QualificationResource,
} from './resources/qualification.ts'

// The other resources
export {
  type AuditQuery,
  type AuditRecord,
  type AuditRecordsResource,
} from './resources/audit-records.ts'
export {
  type CountryValidationRules,
  type CountryValidationRulesResource,
} from './resources/country-validation-rules.ts'
export { type CustomerResource } from './resources/customer.ts'
export { type CustomerValidationsResource } from './resources/customer-validations.ts'
export { type DomainsResource } from './resources/domains.ts'
export {
  type CreatedCustomer,
  type CustomerQuery,
  type CustomersResource,
  type NewCustomer,
} from './resources/customers.ts'
export { type ProfilesResource } from './resources/profiles.ts'
export {
  type ValidationStatus,
  type ValidationStatusResource,
} from './resources/validation-status.ts'
export {
  type AddressValidation,
  type AddressValidationStatus,
  type ValidationsResource,
} from './resources/validations.ts'

// Accredit's own
export {
  type CaseQuery,
  type CaseResource,
  type CaseStepOptions,
  type Decision,
  type DeskResource,
} from './resources/desk.ts'
export { type FollowedEvent, type FollowOptions } from './follow-events.ts'
export {
  type EventQuery,
  type EventsResource,
  type SubscribedEvent,
  type SubscribeOptions,
} from './resources/events.ts'
export {
  type CustomerOverviewQuery,
  type InsightResource,
  type ReportQuery,
} from './resources/insight.ts'

export {
  type DeliveryQuery,
  type WebhookChanges,
  type WebhookSettings,
  type WebhooksResource,
} from './resources/webhooks.ts'
export { type BulkJobsResource, type BulkLineQuery, type PageQuery } from './resources/bulk-jobs.ts'
export { type RegistrationResource, type RegistrationSettings } from './resources/registration.ts'

// Receivers of events
export {
  EventVerificationError,
  signTestEvent,
  verifyEvent,
  type DeliveredEvent,
  type EventKeys,
  type EventSigner,
  type DeliveryHeaders,
  type SignedDelivery,
  type VerifyEventOptions,
} from './verify-event.ts'

// Reasons of denials
export { isVettingReason, vettingReasonTexts } from '@accredit/contract/vetting-reasons'

// Forms of ids
export { isGuid } from '@accredit/contract/guid'

// Limits of what a sandbox takes
export { sandboxLimits } from '@accredit/contract/sandbox-limits'

// Faults that clients have met, ready by name
export { faultProfiles, type FaultProfileName } from '@accredit/contract/fault-profiles'

// Many customers at once
export {
  type BulkCheck,
  type BulkCheckLine,
  type BulkCheckOptions,
  type BulkCheckOutcome,
  type CheckFinding,
} from './bulk/check.ts'
export { BulkError } from './bulk/bulk-error.ts'
export { type SlotBook } from './bulk/budget.ts'
export { type BulkLedger, type LedgerEntry } from './bulk/ledger.ts'
export { memoryLedger } from './bulk/memory-ledger.ts'
export { type BulkTrafficOptions } from './bulk/open-bulk.ts'
export { type BulkProgress } from './bulk/progress.ts'
export { readBulkFile, type BulkFile } from './bulk/read-file.ts'
export { reportBulk } from './bulk/report-bulk.ts'
export {
  type BulkCounts,
  type BulkOutcome,
  type BulkReport,
  type BulkReportLine,
  type BulkVerdict,
} from './bulk/report.ts'
export {
  writeBulkResults,
  writeBulkTemplate,
  type ResultsOptions,
  type RowExplanation,
} from './bulk/results.ts'
export { type BulkRow } from '@accredit/contract/bulk-rows'
export { type BulkOptions } from './bulk/run.ts'

// All customers by qualification
export { writeReportCsv, type ReportCsvOptions } from './report/csv.ts'
export { type ReportFilter, type ReportProgress } from './report/options.ts'
export { type QualificationReport, type ReportOptions } from './report/report.ts'
export {
  memoryReportStore,
  type KeptCustomer,
  type KeptQualification,
  type ReportStore,
} from './report/store.ts'
export {
  reportStatuses,
  reportSteps,
  type ReportStatus,
  type ReportStep,
} from '@accredit/contract/report-steps'

// Customers at a service without events
export {
  type SeenRecord,
  type ToldEvent,
  type WatchCommit,
  type WatchDelivery,
  type WatchedCustomer,
  type WatchLedger,
  type WatchOpened,
  type WatchReceiver,
  type WatchState,
} from './watch/ledger.ts'
export { type WatchNews } from './watch/news.ts'
export { activityLoggedMs } from './read-activity.ts'
export { type WatchOptions } from './watch/watch.ts'

// Qualifications, as data
export {
  educationSegments,
  parseQualificationName,
  qualificationNames,
  rowOf,
  settableQualifications,
  vettedQualifications,
  type QualificationField,
  type QualificationRow,
} from '@accredit/contract/qualification'

// Shapes on the wire
export type {
  Address,
  CodeRedemption,
  Customer,
  CheckedDetails,
  CustomerBillingProfile,
  CustomerCompanyProfile,
  CustomerOverview,
  CustomerOverviewCollection,
  CustomerValidation,
  CustomerVetting,
  EducationSegment,
  EarlierCase,
  EventType,
  Limits,
  LiveEvent,
  Overview,
  PrecheckFinding,
  QualificationEvent,
  QualificationEventCollection,
  QualificationName,
  QualificationPrecheck,
  Report,
  ReportGroup,
  ReportLine,
  Reviewer,
  ReviewerCollection,
  SettableQualification,
  SignedIn,
  ValidationCode,
  VettingCase,
  VettingCaseCollection,
  VettingCaseEntry,
  VettingCaseSummary,
  VettingFinding,
  VettingReason,
  VettingRound,
  VettingStatus,
  BulkJob,
  BulkJobCollection,
  BulkJobLine,
  BulkJobLineCollection,
  NewWebhook,
  PartnerCenterEvent,
  Registration,
  ValidationEvent,
  NotificationChoice,
  NotificationSettings,
  Webhook,
  WebhookDelivery,
  WebhookDeliveryCollection,
  WebhookDeliveryLog,
  WebhookRotation,
  WebhookTest,
  WebhookTrialResult,
} from '@accredit/contract'
