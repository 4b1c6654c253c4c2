import { Type } from 'typebox'
import { pageSize } from './collection.ts'
import type { Route } from './route.ts'
import {
  deliveryStates,
  NewWebhook,
  Webhook,
  WebhookChange,
  WebhookDelivery,
  WebhookDeliveryCollection,
  WebhookDeliveryLog,
  WebhookDraft,
  WebhookReplay,
  WebhookReplayed,
  WebhookRotation,
  WebhookTest,
  WebhookTrial,
  WebhookTrialResult,
} from './webhook-schemas.ts'

const own = { appOnly: false, roles: ['AdminAgent'] } as const
const read = { ...own, access: 'read', method: 'GET' } as const
const write = { ...own, access: 'write', method: 'POST' } as const
const webhooks = '/accredit/v1/webhooks'
const webhook = `${webhooks}/{webhookId}`
const delivery = '/accredit/v1/deliveries/{deliveryId}'

/** Endpoints of a partner, and the deliveries to them. */
export const webhookRoutes = {
  listWebhooks: {
    ...read,
    path: webhooks,
    summary: 'Read the endpoints that receive the partner’s events.',
    success: { status: 200, schema: Type.Array(Webhook) },
    refusals: ['AppOnlyNotSupported'],
  },
  addWebhook: {
    ...write,
    path: webhooks,
    summary: 'Add an endpoint. Its secret is in this answer and in no other.',
    body: WebhookDraft,
    success: { status: 201, schema: NewWebhook },
    refusals: [
      'AppOnlyNotSupported',
      'InvalidRequestInput',
      'WebhookLimitReached',
      'WebhooksNotConfigured',
    ],
  },
  tryWebhookAddress: {
    ...write,
    path: '/accredit/v1/webhook-trials',
    summary:
      'Send a test event to an address that is not added yet, and read its answer. The secret that signs it is thrown away, so a receiver that verifies refuses the event.',
    body: WebhookTrial,
    success: { status: 200, schema: WebhookTrialResult },
    refusals: ['AppOnlyNotSupported', 'InvalidRequestInput'],
  },
  getWebhook: {
    ...read,
    path: webhook,
    summary: 'Read one endpoint.',
    success: { status: 200, schema: Webhook },
    refusals: ['AppOnlyNotSupported', 'NotFound'],
  },
  changeWebhook: {
    ...write,
    method: 'PATCH',
    path: webhook,
    summary: 'Change an endpoint, pause it, or switch it on again.',
    body: WebhookChange,
    success: { status: 200, schema: Webhook },
    refusals: ['AppOnlyNotSupported', 'InvalidRequestInput', 'NotFound', 'WebhookIsRegistration'],
  },
  removeWebhook: {
    ...write,
    method: 'DELETE',
    path: webhook,
    summary: 'Remove an endpoint with its deliveries.',
    success: { status: 204 },
    refusals: ['AppOnlyNotSupported', 'NotFound'],
  },
  rotateWebhookSecret: {
    ...write,
    path: `${webhook}/rotation`,
    summary: 'Make a new secret. For a day deliveries carry the signatures of both.',
    success: { status: 201, schema: WebhookRotation },
    refusals: ['AppOnlyNotSupported', 'NotFound', 'WebhookIsRegistration', 'WebhooksNotConfigured'],
  },
  testWebhook: {
    ...write,
    path: `${webhook}/test`,
    summary: 'Send a test event to one endpoint.',
    success: { status: 201, schema: WebhookTest },
    refusals: ['AppOnlyNotSupported', 'NotFound'],
  },
  tryWebhook: {
    ...write,
    path: `${webhook}/trial`,
    summary:
      'Send an endpoint a signed test event at once, past the queue, and read its answer with what its connection shows. Nothing is kept.',
    success: { status: 200, schema: WebhookTrialResult },
    refusals: ['AppOnlyNotSupported', 'NotFound', 'WebhooksNotConfigured'],
  },
  listDeliveries: {
    ...read,
    path: `${webhook}/deliveries`,
    summary: 'Read what was delivered to an endpoint, newest first.',
    query: {
      state: Type.Enum([...deliveryStates], { description: 'Deliveries in this state alone.' }),
      size: pageSize,
      after: Type.String({ format: 'uuid', description: 'The `next` of the page before.' }),
    },
    success: { status: 200, schema: WebhookDeliveryCollection },
    refusals: ['AppOnlyNotSupported', 'InvalidQuery', 'NotFound'],
  },
  replayDeliveries: {
    ...write,
    path: `${webhook}/replay`,
    summary: 'Send an endpoint’s dead deliveries again, at most 10,000 at once.',
    body: WebhookReplay,
    success: { status: 200, schema: WebhookReplayed },
    refusals: ['AppOnlyNotSupported', 'InvalidRequestInput', 'NotFound'],
  },
  getDelivery: {
    ...read,
    path: delivery,
    summary: 'Read one delivery with its attempts: what was sent and what came back.',
    success: { status: 200, schema: WebhookDeliveryLog },
    refusals: ['AppOnlyNotSupported', 'NotFound'],
  },
  resendDelivery: {
    ...write,
    path: `${delivery}/resend`,
    summary: 'Deliver an event to its endpoint again; at once where it waits for its next attempt.',
    success: { status: 200, schema: WebhookDelivery },
    refusals: ['AppOnlyNotSupported', 'NotFound'],
  },
} as const satisfies Record<string, Route>
