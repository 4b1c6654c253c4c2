import { addWebhookCommand } from '../../../src/operations/webhooks/add-webhook.ts'
import { changeWebhookCommand } from '../../../src/operations/webhooks/change-webhook.ts'
import { claimDeliveriesCommand } from '../../../src/operations/webhooks/claim-deliveries.ts'
import { recordAttemptsCommand } from '../../../src/operations/webhooks/record-attempts.ts'
import { createRegistrationCommand } from '../../../src/operations/webhooks/create-registration.ts'
import { startValidationCommand } from '../../../src/operations/webhooks/start-validation.ts'
import { updateRegistrationCommand } from '../../../src/operations/webhooks/update-registration.ts'
import { removeWebhookCommand } from '../../../src/operations/webhooks/remove-webhook.ts'
import {
  replayDeliveriesCommand,
  resendDeliveryCommand,
} from '../../../src/operations/webhooks/resend-deliveries.ts'
import { rotateWebhookSecretCommand } from '../../../src/operations/webhooks/rotate-webhook-secret.ts'
import { spreadEventsCommand } from '../../../src/operations/webhooks/spread-events.ts'
import { testWebhookCommand } from '../../../src/operations/webhooks/test-webhook.ts'
import {
  callIds,
  id,
  lookalikeDelivery,
  lookalikeWebhook,
  partners,
  past,
  tenants,
} from '../../support/lookalikes.ts'
import { among, refuses, type Among } from './write.ts'

const by = 'ada@contoso.example'
const key = { partnerId: partners.A, id: lookalikeWebhook('A') }
const foreign = { partnerId: partners.A, id: lookalikeWebhook('B') }
const settings = { url: 'https://new.example/?key=secret', types: [], description: null }
const claimNone = { of: [], lease: 'mine', leaseMilliseconds: 1_000 }
const registered = {
  url: 'https://new.example/',
  types: ['test-created'],
  signatureHeader: 'x-ms-signature',
} as const
const delivery = { partnerId: partners.A, deliveryId: lookalikeDelivery('A', 'X') }
const attempt = { ...delivery, lease: 'lease', milliseconds: 5, random: 0 }
/** Another event of the customer, behind it at the same endpoint. */
const behind = [
  `update delivery set customer_id = (select customer_id from delivery where id = '${delivery.deliveryId}'),
     due_at = null, place = 2, lease = null where id = '${lookalikeDelivery('A', 'Z')}'`,
]

/** Writes of endpoints and of deliveries to them. */
export const webhookWrites: readonly Among[] = [
  among(addWebhookCommand, [
    {
      title: 'adds an endpoint',
      input: { key: { ...key, id: id('aa') }, settings, secret: 's', sealed: 'v1', by },
      changes: ['operator_record + 1', 'webhook A + 1'],
    },
  ]),
  among(changeWebhookCommand, [
    {
      title: 'pauses an endpoint',
      input: { key, changes: { paused: true }, by },
      changes: ['operator_record + 1', 'webhook A/webhook ~ state'],
    },
    refuses('NotFound', 'the endpoint of another partner', { key: foreign, changes: {}, by }),
  ]),
  among(removeWebhookCommand, [
    {
      title: 'removes an endpoint with its deliveries',
      input: { key, by },
      changes: [
        'delivery A/X/delivery - 1',
        'delivery A/Y/delivery - 1',
        'delivery A/Z/delivery - 1',
        'delivery_attempt A/delivery/1 - 3',
        'operator_record + 1',
        'webhook A/webhook - 1',
      ],
    },
    refuses('NotFound', 'the endpoint of another partner', { key: foreign, by }),
  ]),
  among(rotateWebhookSecretCommand, [
    {
      title: 'puts a secret first',
      input: { key, secret: 's', sealed: 'v2', by },
      changes: ['operator_record + 1', 'webhook A/webhook ~ secrets'],
    },
    refuses('NotFound', 'the endpoint of another partner', {
      key: foreign,
      secret: 's',
      sealed: 'v2',
      by,
    }),
  ]),
  among(testWebhookCommand, [
    {
      title: 'adds an event for one endpoint',
      input: { key, correlationId: callIds.correlation },
      changes: ['event A + 1'],
    },
    refuses('NotFound', 'the endpoint of another partner', {
      key: foreign,
      correlationId: callIds.correlation,
    }),
  ]),
  among(createRegistrationCommand, [
    {
      title: 'adds the registration of a partner that has none',
      prepare: [`update webhook set signature_header = null where partner_id = '${partners.A}'`],
      input: { key: { ...key, id: id('ab') }, settings: registered, by },
      changes: ['operator_record + 1', 'webhook A + 1'],
    },
    refuses('RegistrationExists', 'a second registration', {
      key: { ...key, id: id('ab') },
      settings: registered,
      by,
    }),
  ]),
  among(updateRegistrationCommand, [
    {
      title: 'changes the registration of a partner and switches it on',
      input: { partnerId: partners.A, settings: registered, by },
      changes: [
        'operator_record + 1',
        'webhook A/other-webhook ~ failing_since signature_header state told_from url',
      ],
    },
    refuses(
      'NotFound',
      'a partner without a registration',
      { partnerId: partners.A, settings: registered, by },
      [`update webhook set signature_header = null where partner_id = '${partners.A}'`],
    ),
  ]),
  among(startValidationCommand, [
    {
      title: 'adds an event for the registration',
      input: { partnerId: partners.A, correlationId: callIds.correlation },
      changes: ['event A + 1'],
    },
    refuses(
      'TestEventNotRegistered',
      'a registration without test events',
      { partnerId: partners.A, correlationId: callIds.correlation },
      [`update webhook set types = '["invoice-ready"]' where partner_id = '${partners.A}'`],
    ),
  ]),
  among(spreadEventsCommand, [
    {
      title: 'makes an event a delivery for the endpoints of its partner that are on',
      prepare: [
        `update webhook set told_from = 1000 where partner_id = '${partners.B}'`,
        `update event set endpoint_id = null`,
        `update event set type = 'customer.changed'
         where at >= ${past} or partner_id = '${partners.B}' or customer_id <> '${tenants.X}'`,
      ],
      input: {
        limit: 100,
        registrations: { base: 'https://accredit.example', sends: [] },
        claim: claimNone,
      },
      changes: ['delivery A/X + 1', 'delivery_cursor events ~ place'],
    },
  ]),
  among(claimDeliveriesCommand, [
    {
      title: 'takes what is due at one endpoint',
      input: {
        of: [{ webhookId: key.id, limit: 10 }],
        lease: 'mine',
        leaseMilliseconds: 1_000,
      },
      changes: ['delivery A/X/delivery ~ due_at lease', 'delivery A/Z/delivery ~ due_at lease'],
    },
    {
      title: 'takes no more than it may',
      prepare: [`update delivery set due_at = 1 where id = '${delivery.deliveryId}'`],
      input: { of: [{ webhookId: key.id, limit: 1 }], lease: 'mine', leaseMilliseconds: 1_000 },
      changes: ['delivery A/X/delivery ~ due_at lease'],
    },
  ]),
  among(recordAttemptsCommand, [
    {
      title: 'ends a delivery that arrived, and lets the next one go',
      prepare: behind,
      input: { attempts: [{ ...attempt, status: 200, answer: 'ok' }] },
      changes: [
        'delivery A/X/delivery ~ attempts due_at failures last_status lease state',
        'delivery A/X/delivery ~ due_at',
        'delivery_attempt A/delivery/2 + 1',
        'webhook A/webhook ~ failing_since',
      ],
    },
    {
      title: 'lets a delivery that failed be due again',
      prepare: behind,
      input: { attempts: [{ ...attempt, fault: 'timeout' }] },
      changes: [
        'delivery A/X/delivery ~ attempts due_at failures last_status lease',
        'delivery_attempt A/delivery/2 + 1',
      ],
    },
    {
      title: 'switches an endpoint off that is gone',
      input: { attempts: [{ ...attempt, status: 410 }] },
      changes: [
        'delivery A/X/delivery ~ attempts due_at failures last_status lease state',
        'delivery_attempt A/delivery/2 + 1',
        'event A + 1',
        'operator_record + 1',
        'webhook A/webhook ~ state',
      ],
    },
    {
      title: 'writes nothing for one whose lease is another one’s',
      input: { attempts: [{ ...attempt, lease: 'former', status: 200 }] },
      changes: [],
    },
  ]),
  among(resendDeliveryCommand, [
    {
      title: 'puts a dead delivery on its way again',
      input: { partnerId: partners.A, id: lookalikeDelivery('A', 'Y') },
      changes: ['delivery A/Y/delivery ~ due_at failures lease state'],
    },
    {
      title: 'leaves one alone that is on its way',
      input: { partnerId: partners.A, id: lookalikeDelivery('A', 'X') },
      changes: [],
    },
    refuses('NotFound', 'a delivery of another partner', {
      partnerId: partners.A,
      id: lookalikeDelivery('B', 'Y'),
    }),
  ]),
  among(replayDeliveriesCommand, [
    {
      title: 'puts the dead deliveries of one endpoint on their way again',
      input: { key, since: 0 },
      changes: ['delivery A/Y/delivery ~ due_at failures lease state'],
    },
    {
      title: 'leaves those from before alone',
      input: { key, since: Date.UTC(2026, 5, 1) },
      changes: [],
    },
    refuses('NotFound', 'the endpoint of another partner', { key: foreign, since: 0 }),
  ]),
]
