export {
  AddressValidation,
  addressValidationStatuses,
  type AddressValidationStatus,
} from './address-validation.ts'
export {
  audience,
  audienceApplicationId,
  cspRoles,
  governmentDirectoryRoles,
  applicationRights,
  reviewerAppRole,
  userScope,
  sellingRoles,
  type ApplicationRight,
  type CallerKind,
  type CspRole,
} from './access.ts'
export { AuditRecord, AuditRecordCollection } from './audit-record.ts'
export {
  auditFilters,
  customerFilters,
  FieldFilter,
  filterOperators,
  Link,
  seekOperations,
  type FilterOperator,
  type SeekOperation,
} from './collection.ts'
export {
  Address,
  Customer,
  CustomerBillingProfile,
  CustomerCollection,
  CustomerCompanyProfile,
  relationships,
  type Relationship,
} from './customer.ts'
export { CountryValidationRules } from './country-validation-rules.ts'
export {
  CreatedCustomer,
  CustomerBillingProfileUpdate,
  CustomerDraft,
  longestAddressPart,
  longLanguages,
  type RelationshipRequest,
  RelationshipUpdate,
  UnlinkedCustomer,
} from './customer-draft.ts'
export { errorBody, ErrorBody, errorText, GatewayErrorBody, sentParameters } from './error-body.ts'
export { errorSources } from './error-sources.ts'
export { errors, type ErrorName, type ErrorParameters, type Fidelity } from './errors.ts'
export { allRoutes, type AnyOperationName } from './all-routes.ts'
export { deskRoutes, type DeskOperationName } from './desk-routes.ts'
export { isGuid } from './guid.ts'
export { headers } from './headers.ts'
export {
  brokenRule,
  type BrokenPart,
  type BrokenRule,
  type RuleName,
  type RuleValues,
} from './rules.ts'
export {
  policyExplanations,
  sayFindingPlainly,
  sayParts,
  sayPlainly,
  sayWarning,
} from './words/say-plainly.ts'
export { findingCodeNames, type FindingCode } from './finding-codes.ts'
export { normalizeNames, type NormalizedNames } from './normalize-names.ts'
export { openApiDocument } from './openapi.ts'
export { faultEffects } from './sandbox-schemas.ts'
export { sandboxLimits } from './sandbox-limits.ts'
export { faultProfiles, type FaultProfileName } from './fault-profiles.ts'
export { sandboxRoutes } from './sandbox-routes.ts'
export { signInRoutes, type SignInError } from './sign-in-routes.ts'
export {
  educationSegments,
  isSettable,
  parseQualificationName,
  qualificationNames,
  qualifications,
  qualificationsWith,
  rowOf,
  settableQualifications,
  vettedQualifications,
  vettingStatuses,
  type EducationSegment,
  type QualificationField,
  type QualificationName,
  type QualificationRow,
  type SettableQualification,
  type VettingStatus,
} from './qualification.ts'
export { CustomerQualification, CustomerQualificationRequest } from './qualification-schemas.ts'
export { parseName } from './parse-name.ts'
export { countCharacters, unshownCharacters } from './texts.ts'
export type { Route } from './route.ts'
export { commonRefusals, routes, type OperationName } from './routes.ts'
export { ValidationStatus, validationTypes, type ValidationType } from './validation-status.ts'
export { CustomerValidation, ValidationCode } from './validation-code.ts'
export {
  isVettingReason,
  slugOfReason,
  vettingReasons,
  vettingReasonTexts,
  type VettingReason,
} from './vetting-reasons.ts'
export {
  caseAges,
  CaseAssignment,
  CaseDecision,
  CaseNote,
  caseStates,
  EarlierCase,
  Reviewer,
  ReviewerCollection,
  VettingCase,
  VettingCaseCollection,
  VettingCaseEntry,
  VettingCaseSummary,
  VettingFinding,
  type CaseEntryKind,
  type CaseState,
} from './vetting-case.ts'
export {
  CodeRedemption,
  CustomerOverview,
  CustomerOverviewCollection,
  CustomerVetting,
  Limits,
  Overview,
  SignedIn,
  VettingRound,
} from './insight.ts'
export {
  CheckedDetails,
  PrecheckFinding,
  precheckWarnings,
  QualificationPrecheck,
  type PrecheckWarning,
} from './precheck.ts'
export {
  compareGroups,
  limitedQualification,
  nextStepOf,
  reportStatuses,
  reportStatusOf,
  reportSteps,
  type ReportStatus,
  type ReportStep,
} from './report-steps.ts'
export { Report, ReportGroup, ReportLine } from './report.ts'
export { insightRoutes, type InsightOperationName } from './insight-routes.ts'

export { eventTypes, signalTypes, type EventType, type SignalType } from './events.ts'
export {
  CodeAllowance,
  LiveEvent,
  QualificationEvent,
  QualificationEventCollection,
  eventSchemas,
} from './event-schemas.ts'
export { eventRoutes } from './event-routes.ts'
export {
  bulkFinding,
  bulkRules,
  sayBulkRule,
  type BulkFinding,
  type KnownBulkFinding,
} from './bulk-rules.ts'
export {
  columns,
  createPlanner,
  foldName,
  isReady,
  type BulkRow,
  type Column,
  type ReadyLine,
  type Target,
} from './bulk-rows.ts'
export { bulkJobRoutes } from './bulk-job-routes.ts'
export {
  BulkJob,
  BulkJobCollection,
  BulkJobCounts,
  BulkJobDraft,
  BulkJobFinding,
  BulkJobLine,
  BulkJobLineCollection,
  BulkJobRow,
  bulkJobStates,
  bulkLineFilters,
  bulkLineOutcomes,
  bulkLineVerdicts,
  highestBulkLine,
  largestBulkBody,
  mostBulkJobs,
  mostBulkRows,
  unreadableRows,
  type BulkJobState,
  type BulkLineFilter,
  type BulkLineOutcome,
  type BulkLineVerdict,
} from './bulk-job.ts'
export { notificationRoutes } from './notification-routes.ts'
export {
  notificationPaces,
  NotificationChoice,
  NotificationSettings,
  type NotificationPace,
} from './notification-schemas.ts'
export { webhookRoutes } from './webhook-routes.ts'
export {
  qualificationEventName,
  registrableEventNames,
  testEventName,
  webhookDialects,
  type PartnerCenterEventName,
  type WebhookDialect,
} from './partner-center-events.ts'
export { registrationRoutes } from './registration-routes.ts'
export {
  PartnerCenterEvent,
  Registration,
  RegistrationDraft,
  ValidationEvent,
  ValidationStarted,
} from './registration-schemas.ts'
export {
  deliveryStates,
  mostWebhooks,
  NewWebhook,
  Webhook,
  WebhookChange,
  WebhookDelivery,
  WebhookDeliveryCollection,
  WebhookDeliveryLog,
  WebhookDraft,
  WebhookReplayed,
  WebhookRotation,
  webhookStates,
  webhookUrl,
  WebhookTest,
  WebhookTrialResult,
  failureClasses,
  type FailureClass,
  type WebhookState,
} from './webhook-schemas.ts'
