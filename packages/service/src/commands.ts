import { expireAuditCommand } from './audit/expire-audit.ts'
import { sealAuditCommand } from './audit/seal-audit.ts'
import { registerCommands } from './store/command.ts'
import { createCustomerCommand } from './operations/create-customer.ts'
import { deleteCustomerCommand } from './operations/delete-customer.ts'
import { removeRelationshipCommand } from './operations/remove-relationship.ts'
import { setQualificationCommand } from './operations/set-qualification.ts'
import { updateBillingProfileCommand } from './operations/update-billing-profile.ts'
import { createQualificationCommand } from './operations/create-qualification.ts'
import { applySetupCommand } from './operations/admin/apply-setup.ts'
import {
  upsertApplicationCommand,
  removeApplicationCommand,
} from './operations/admin/applications.ts'
import { upsertCodeCommand, removeCodeCommand } from './operations/admin/codes.ts'
import {
  eraseCustomerCommand,
  upsertCustomerCommand,
  removeCustomerCommand,
} from './operations/admin/customers.ts'
import {
  upsertDomainEntryCommand,
  removeDomainEntryCommand,
} from './operations/admin/domain-entries.ts'
import { upsertGrantsCommand } from './operations/admin/grants.ts'
import { upsertMemberCommand, removeMemberCommand } from './operations/admin/members.ts'
import { upsertPartnerCommand, removePartnerCommand } from './operations/admin/partners.ts'
import {
  cancelBulkJobCommand,
  countBulkJobCommand,
  resumeBulkJobCommand,
  stopBulkJobCommand,
} from './operations/bulk/change-bulk-job.ts'
import {
  claimBulkLinesCommand,
  returnBulkLinesCommand,
} from './operations/bulk/claim-bulk-lines.ts'
import { recordBulkVerdictCommand } from './operations/bulk/record-bulk-verdict.ts'
import { runBulkLineCommand, settleBulkLineCommand } from './operations/bulk/run-bulk-line.ts'
import { startBulkJobCommand } from './operations/bulk/start-bulk-job.ts'
import { assignCaseCommand } from './operations/desk/assign-case.ts'
import { confirmCaseCommand } from './operations/desk/confirm-case.ts'
import { decideCaseCommand } from './operations/desk/decide-case.ts'
import { noteCaseCommand } from './operations/desk/note-case.ts'
import { seeReviewerCommand } from './operations/desk/see-reviewer.ts'
import { showCaseCommand } from './operations/desk/show-case.ts'
import { takeBackDecisionCommand } from './operations/desk/take-back-decision.ts'
import { countCallsCommand } from './operations/count-calls.ts'
import { tellOverdueCasesCommand } from './operations/tell-overdue-cases.ts'
import { numberEventsCommand } from './operations/number-events.ts'
import { addWebhookCommand } from './operations/webhooks/add-webhook.ts'
import { changeWebhookCommand } from './operations/webhooks/change-webhook.ts'
import { removeWebhookCommand } from './operations/webhooks/remove-webhook.ts'
import { rotateWebhookSecretCommand } from './operations/webhooks/rotate-webhook-secret.ts'
import { testWebhookCommand } from './operations/webhooks/test-webhook.ts'
import { createRegistrationCommand } from './operations/webhooks/create-registration.ts'
import { updateRegistrationCommand } from './operations/webhooks/update-registration.ts'
import { startValidationCommand } from './operations/webhooks/start-validation.ts'
import {
  replayDeliveriesCommand,
  resendDeliveryCommand,
} from './operations/webhooks/resend-deliveries.ts'
import { spreadEventsCommand } from './operations/webhooks/spread-events.ts'
import { claimDeliveriesCommand } from './operations/webhooks/claim-deliveries.ts'
import { recordAttemptsCommand } from './operations/webhooks/record-attempts.ts'
import { resendEventCommand } from './operations/events/resend-event.ts'
import { setNotificationsCommand } from './operations/notifications/notifications.ts'
import { claimMailsCommand, settleMailCommand } from './operations/notifications/send-mails.ts'
import { spreadMailsCommand } from './operations/notifications/spread-mails.ts'
import { claimCasesCommand } from './operations/claim-cases.ts'
import { recordExaminationCommand } from './operations/record-examination.ts'
import { deleteExpiredCommand } from './retention/delete-expired.ts'
import { upsertReviewerTenantsCommand } from './operations/upsert-reviewer-tenants.ts'
import { upsertSettingCommand } from './operations/upsert-setting.ts'

/**
 * Every write of the service. On SQLite the writer thread loads this module and finds them by name.
 */
export const commands = registerCommands([
  createQualificationCommand,
  createCustomerCommand,
  deleteCustomerCommand,
  removeRelationshipCommand,
  setQualificationCommand,
  updateBillingProfileCommand,
  claimCasesCommand,
  recordExaminationCommand,
  assignCaseCommand,
  noteCaseCommand,
  decideCaseCommand,
  confirmCaseCommand,
  takeBackDecisionCommand,
  showCaseCommand,
  seeReviewerCommand,
  numberEventsCommand,
  tellOverdueCasesCommand,
  resendEventCommand,
  addWebhookCommand,
  changeWebhookCommand,
  removeWebhookCommand,
  rotateWebhookSecretCommand,
  testWebhookCommand,
  createRegistrationCommand,
  updateRegistrationCommand,
  startValidationCommand,
  replayDeliveriesCommand,
  resendDeliveryCommand,
  spreadEventsCommand,
  claimDeliveriesCommand,
  recordAttemptsCommand,
  startBulkJobCommand,
  cancelBulkJobCommand,
  resumeBulkJobCommand,
  stopBulkJobCommand,
  countBulkJobCommand,
  claimBulkLinesCommand,
  returnBulkLinesCommand,
  runBulkLineCommand,
  settleBulkLineCommand,
  recordBulkVerdictCommand,
  setNotificationsCommand,
  spreadMailsCommand,
  claimMailsCommand,
  settleMailCommand,
  countCallsCommand,
  upsertSettingCommand,
  upsertReviewerTenantsCommand,
  sealAuditCommand,
  expireAuditCommand,
  applySetupCommand,
  upsertPartnerCommand,
  removePartnerCommand,
  upsertApplicationCommand,
  removeApplicationCommand,
  upsertMemberCommand,
  removeMemberCommand,
  upsertGrantsCommand,
  upsertCodeCommand,
  removeCodeCommand,
  upsertCustomerCommand,
  removeCustomerCommand,
  eraseCustomerCommand,
  upsertDomainEntryCommand,
  removeDomainEntryCommand,
  deleteExpiredCommand,
])
