import type { AnyOperationName } from '@accredit/contract'
import type { Operation } from './call.ts'
import { cancelBulkJob, resumeBulkJob } from './bulk/change-bulk-job.ts'
import { getBulkJob, listBulkJobLines, listBulkJobs } from './bulk/list-bulk-jobs.ts'
import { startBulkJob } from './bulk/start-bulk-job.ts'
import { assignCase } from './desk/assign-case.ts'
import { confirmCase } from './desk/confirm-case.ts'
import { decideCase } from './desk/decide-case.ts'
import { getCase } from './desk/get-case.ts'
import { listCases } from './desk/list-cases.ts'
import { listReviewers } from './desk/list-reviewers.ts'
import { noteCase } from './desk/note-case.ts'
import { takeBackDecision } from './desk/take-back-decision.ts'
import { followEvents } from './events/follow-events.ts'
import { getEvent } from './events/get-event.ts'
import { listEvents } from './events/list-events.ts'
import { resendEvent } from './events/resend-event.ts'
import { getCustomerVetting } from './insight/get-customer-vetting.ts'
import { getLimits } from './insight/get-limits.ts'
import { getOverview } from './insight/get-overview.ts'
import { getReport } from './insight/get-report.ts'
import { getSignedIn } from './insight/get-signed-in.ts'
import { precheckQualification } from './insight/precheck-qualification.ts'
import { listCodeRedemptions } from './insight/list-code-redemptions.ts'
import { listCustomerOverviews } from './insight/list-customer-overviews.ts'
import { getNotifications, setNotifications } from './notifications/notifications.ts'
import { addWebhook } from './webhooks/add-webhook.ts'
import { changeWebhook } from './webhooks/change-webhook.ts'
import { removeWebhook } from './webhooks/remove-webhook.ts'
import { rotateWebhookSecret } from './webhooks/rotate-webhook-secret.ts'
import { testWebhook } from './webhooks/test-webhook.ts'
import { tryWebhook } from './webhooks/try-webhook.ts'
import { tryWebhookAddress } from './webhooks/try-webhook-address.ts'
import { createRegistration } from './webhooks/create-registration.ts'
import { getRegistration, listRegistrationEvents } from './webhooks/get-registration.ts'
import { getValidation } from './webhooks/get-validation.ts'
import { startValidation } from './webhooks/start-validation.ts'
import { updateRegistration } from './webhooks/update-registration.ts'
import { getWebhook, listWebhooks } from './webhooks/list-webhooks.ts'
import { listDeliveries } from './webhooks/list-deliveries.ts'
import { getDelivery } from './webhooks/get-delivery.ts'
import { replayDeliveries, resendDelivery } from './webhooks/resend-deliveries.ts'
import { createCustomer } from './create-customer.ts'
import { createQualification } from './create-qualification.ts'
import { deleteCustomer } from './delete-customer.ts'
import { findDomain } from './find-domain.ts'
import { getAuditRecord } from './get-audit-record.ts'
import { getBillingProfile } from './get-billing-profile.ts'
import { getCompanyProfile } from './get-company-profile.ts'
import { getCountryValidationRules } from './get-country-validation-rules.ts'
import { getCustomer } from './get-customer.ts'
import { getCustomerValidation } from './get-customer-validation.ts'
import { getQualification } from './get-qualification.ts'
import { getQualifications } from './get-qualifications.ts'
import { getRelationshipRequest } from './get-relationship-request.ts'
import { getValidationCodes } from './get-validation-codes.ts'
import { getValidationStatus } from './get-validation-status.ts'
import { listAuditRecords } from './list-audit-records.ts'
import { listCustomers } from './list-customers.ts'
import { removeRelationship } from './remove-relationship.ts'
import { setQualification } from './set-qualification.ts'
import { updateBillingProfile } from './update-billing-profile.ts'
import { validateAddress } from './validate-address.ts'

/** Operations by route of the contract. */
export const operations: Readonly<Record<AnyOperationName, Operation>> = {
  createQualification,
  getQualifications,
  getValidationCodes,
  getCustomerValidation,
  getCustomer,
  listCustomers,
  createCustomer,
  deleteCustomer,
  removeRelationship,
  getRelationshipRequest,
  findDomain,
  getCompanyProfile,
  getBillingProfile,
  updateBillingProfile,
  getValidationStatus,
  setQualification,
  getQualification,
  listAuditRecords,
  listAuditActivity: listAuditRecords,
  getAuditRecord,
  validateAddress,
  getCountryValidationRules,
  assignCase,
  confirmCase,
  decideCase,
  getCase,
  listCases,
  listReviewers,
  noteCase,
  takeBackDecision,
  followEvents,
  getEvent,
  listEvents,
  resendEvent,
  getNotifications,
  setNotifications,
  addWebhook,
  changeWebhook,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
  tryWebhook,
  tryWebhookAddress,
  createRegistration,
  getRegistration,
  getValidation,
  listRegistrationEvents,
  startValidation,
  updateRegistration,
  getWebhook,
  listWebhooks,
  listDeliveries,
  getDelivery,
  replayDeliveries,
  resendDelivery,
  listBulkJobs,
  startBulkJob,
  getBulkJob,
  listBulkJobLines,
  cancelBulkJob,
  resumeBulkJob,
  getCustomerVetting,
  getLimits,
  getReport,
  getOverview,
  precheckQualification,
  getSignedIn,
  listCodeRedemptions,
  listCustomerOverviews,
}
