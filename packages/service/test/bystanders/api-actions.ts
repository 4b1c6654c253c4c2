import type { AnyOperationName } from '@accredit/contract'
import {
  deskCase,
  lookalikeDelivery,
  lookalikeEvent,
  lookalikeJob,
  lookalikeWebhook,
  tenants,
} from '../support/lookalikes.ts'

/** One action that a caller takes, and the lines that it leaves. */
export interface ApiAction {
  readonly operation: AnyOperationName
  readonly by: 'user' | 'reviewer1' | 'reviewer2'
  /** Values of the path’s parameters; `created` stands for the customer that was created before. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly query?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly status: number
  /** As `tellLine` tells them. */
  readonly lines: readonly string[]
}

const ofX = { customerId: tenants.X }
const ofY = { customerId: tenants.Y }
const ofCase = { caseId: deskCase('A', 'X') }
const asRead = { 'if-match': '*' }

const address = {
  country: 'US',
  city: 'Boise',
  state: 'ID',
  addressLine1: '1 Main Street',
  postalCode: '83702',
  phoneNumber: '2085550100',
}
const billing = {
  firstName: 'Rosa',
  lastName: 'Lima',
  email: 'office@wingtip.example',
  culture: 'en-US',
  language: 'en',
  companyName: 'Wingtip',
  defaultAddress: address,
}

const registration = {
  WebhookUrl: 'https://hooks.example/',
  WebhookEvents: ['test-created'],
}

/** Every action of the API and of the desk, in an order in which each can be taken. */
export const apiActions: readonly ApiAction[] = [
  { operation: 'validateAddress', by: 'user', body: address, status: 200, lines: [] },
  {
    operation: 'createCustomer',
    by: 'user',
    body: { companyProfile: { domain: 'new.example' }, billingProfile: billing },
    status: 201,
    lines: ['activity add_customer (id) by minted@contoso.onmicrosoft.com'],
  },
  {
    operation: 'precheckQualification',
    by: 'user',
    parameters: { customerId: 'created' },
    query: '?code=67890',
    body: { qualification: 'GovernmentCommunityCloud' },
    status: 200,
    lines: [],
  },
  {
    operation: 'createQualification',
    by: 'user',
    parameters: { customerId: 'created' },
    query: '?code=67890',
    body: { qualification: 'GovernmentCommunityCloud' },
    status: 201,
    lines: [
      'activity update_customer_qualification (id) by minted@contoso.onmicrosoft.com, code ***90',
    ],
  },
  {
    operation: 'setQualification',
    by: 'user',
    parameters: ofX,
    body: '"StateOwnedEntity"',
    status: 200,
    lines: ['activity update_customer_qualification X by minted@contoso.onmicrosoft.com'],
  },
  {
    operation: 'updateBillingProfile',
    by: 'user',
    parameters: ofX,
    body: billing,
    headers: asRead,
    status: 200,
    lines: ['activity update_customer_billing_profile X by minted@contoso.onmicrosoft.com'],
  },
  {
    operation: 'assignCase',
    by: 'reviewer1',
    parameters: ofCase,
    body: { assignee: 'reviewer1@vetting.accredit.test' },
    status: 200,
    lines: ['case assigned by reviewer1@vetting.accredit.test'],
  },
  {
    operation: 'noteCase',
    by: 'reviewer1',
    parameters: ofCase,
    body: { text: 'A note.' },
    status: 201,
    lines: ['case noted by reviewer1@vetting.accredit.test'],
  },
  {
    operation: 'decideCase',
    by: 'reviewer1',
    parameters: ofCase,
    body: { verdict: 'approve', privateNote: 'A note.' },
    headers: asRead,
    status: 200,
    lines: [
      'case noted by reviewer1@vetting.accredit.test',
      'case decided by reviewer1@vetting.accredit.test',
    ],
  },
  {
    operation: 'confirmCase',
    by: 'reviewer2',
    parameters: ofCase,
    headers: asRead,
    status: 200,
    lines: ['case confirmed by reviewer2@vetting.accredit.test'],
  },
  {
    operation: 'takeBackDecision',
    by: 'reviewer1',
    parameters: ofCase,
    headers: asRead,
    status: 200,
    lines: ['case taken-back by reviewer1@vetting.accredit.test'],
  },
  {
    operation: 'resendEvent',
    by: 'user',
    parameters: { eventId: lookalikeEvent('A', 'X') },
    status: 200,
    lines: [],
  },
  {
    operation: 'startBulkJob',
    by: 'user',
    body: { name: 'new.csv', rows: [{ companyName: 'Nobody', qualification: 'Education' }] },
    status: 201,
    lines: ['operator bulk-job.started A/bulk-jobs/(id) by minted@contoso.onmicrosoft.com'],
  },
  {
    operation: 'cancelBulkJob',
    by: 'user',
    parameters: { jobId: lookalikeJob('A') },
    status: 200,
    lines: ['operator bulk-job.cancelled A/bulk-jobs/job by minted@contoso.onmicrosoft.com'],
  },
  {
    operation: 'resumeBulkJob',
    by: 'user',
    parameters: { jobId: lookalikeJob('A', 'second') },
    status: 200,
    lines: ['operator bulk-job.resumed A/bulk-jobs/other-job by minted@contoso.onmicrosoft.com'],
  },
  {
    operation: 'addWebhook',
    by: 'user',
    body: { url: 'https://hooks.example/' },
    status: 201,
    lines: ['operator webhook.added A/webhooks/(id) by minted@contoso.onmicrosoft.com'],
  },
  {
    operation: 'tryWebhookAddress',
    by: 'user',
    body: { url: 'http://127.0.0.1:9/' },
    status: 200,
    lines: [],
  },
  {
    operation: 'tryWebhook',
    by: 'user',
    parameters: { webhookId: lookalikeWebhook('A') },
    status: 200,
    lines: [],
  },
  {
    operation: 'changeWebhook',
    by: 'user',
    parameters: { webhookId: lookalikeWebhook('A') },
    body: { paused: true },
    status: 200,
    lines: ['operator webhook.changed A/webhooks/webhook by minted@contoso.onmicrosoft.com'],
  },
  {
    operation: 'rotateWebhookSecret',
    by: 'user',
    parameters: { webhookId: lookalikeWebhook('A') },
    status: 201,
    lines: ['operator webhook.rotated A/webhooks/webhook by minted@contoso.onmicrosoft.com'],
  },
  {
    operation: 'testWebhook',
    by: 'user',
    parameters: { webhookId: lookalikeWebhook('A') },
    status: 201,
    lines: [],
  },
  { operation: 'startValidation', by: 'user', status: 200, lines: [] },
  {
    operation: 'updateRegistration',
    by: 'user',
    body: registration,
    status: 200,
    lines: ['operator webhook.changed A/webhooks/other-webhook by minted@contoso.onmicrosoft.com'],
  },
  {
    operation: 'createRegistration',
    by: 'user',
    body: registration,
    status: 409,
    lines: [],
  },
  {
    operation: 'resendDelivery',
    by: 'user',
    parameters: { deliveryId: lookalikeDelivery('A', 'Y') },
    status: 200,
    lines: [],
  },
  {
    operation: 'replayDeliveries',
    by: 'user',
    parameters: { webhookId: lookalikeWebhook('A') },
    body: {},
    status: 200,
    lines: [],
  },
  {
    operation: 'setNotifications',
    by: 'user',
    body: {
      verdicts: false,
      lowCodes: false,
      overdueReviews: false,
      stoppedWebhooks: false,
      pace: 'daily',
      language: 'en',
    },
    status: 200,
    lines: [],
  },
  {
    operation: 'removeWebhook',
    by: 'user',
    parameters: { webhookId: lookalikeWebhook('A') },
    status: 204,
    lines: ['operator webhook.removed A/webhooks/webhook by minted@contoso.onmicrosoft.com'],
  },
  {
    operation: 'removeRelationship',
    by: 'user',
    parameters: ofY,
    body: { relationshipToPartner: 'none' },
    status: 200,
    lines: ['activity remove_partner_customer_relationship Y by minted@contoso.onmicrosoft.com'],
  },
  {
    operation: 'deleteCustomer',
    by: 'user',
    parameters: ofX,
    status: 204,
    lines: ['activity delete_customer X by minted@contoso.onmicrosoft.com'],
  },
]
