import * as deliveries from '../../src/store/queries/deliveries.ts'
import * as log from '../../src/store/queries/delivery-log.ts'
import * as events from '../../src/store/queries/events.ts'
import * as webhooks from '../../src/store/queries/webhooks.ts'
import {
  id,
  lookalikeDelivery,
  lookalikeEvent,
  lookalikeWebhook,
  now,
  partners,
  past,
  tenants,
} from '../support/lookalikes.ts'
import { read, readInAnyOrder, type Read } from './read.ts'

const partnerId = partners.A
const webhookId = lookalikeWebhook('A')

/** Reads of endpoints and deliveries, each with all that it may find. */
export const webhookReads: readonly Read[] = [
  read(webhooks.findWebhook, [{ partnerId, id: webhookId }], ['A webhook on']),
  read(webhooks.findWebhook, [{ partnerId, id: lookalikeWebhook('B') }], []),
  read(webhooks.findRegistration, [{ partnerId }], ['A other-webhook paused']),
  read(webhooks.listWebhooks, [{ partnerId }], ['A webhook on', 'A other-webhook paused']),
  read(webhooks.listActiveWebhooks, [{}], ['A webhook on', 'B webhook on']),
  read(webhooks.listDueWebhooks, [{ at: now }], ['A webhook on', 'B webhook on']),
  read(webhooks.listDueWebhooks, [{ at: now - 1 }], []),
  read(deliveries.findDeliveredPlace, [], ['0']),
  read(deliveries.findNextDelivery, [{ after: now - 1 }], [String(now)]),
  read(deliveries.findNextDelivery, [{ after: now }], []),
  read(
    log.findDelivery,
    [{ partnerId, id: lookalikeDelivery('A', 'X') }],
    ['A delivery customer.created X pending {}'],
  ),
  read(log.findDelivery, [{ partnerId, id: lookalikeDelivery('B', 'X') }], []),
  read(
    log.findTestDelivery,
    [{ partnerId, eventId: lookalikeEvent('A', 'X') }],
    ['A other-delivery webhook.test X pending {}'],
  ),
  read(log.findTestDelivery, [{ partnerId, eventId: lookalikeEvent('B', 'X') }], []),
  read(events.listTestTimes, [{ partnerId, endpointId: id('e0'), after: past }], []),
  read(
    log.listDeliveries,
    [{ partnerId, webhookId, limit: 10 }],
    [
      'A delivery customer.created X pending {}',
      'A delivery customer.created Z pending {}',
      'A delivery customer.created Y dead {}',
    ],
  ),
  read(
    log.listDeliveries,
    [{ partnerId, webhookId, state: 'dead', limit: 10 }],
    ['A delivery customer.created Y dead {}'],
  ),
  read(
    log.listDeliveries,
    [{ partnerId, webhookId, before: lookalikeDelivery('A', 'Z'), limit: 10 }],
    ['A delivery customer.created Y dead {}'],
  ),
  read(
    log.listDeadDeliveries,
    [{ partnerId, webhookId, since: 0, limit: 10 }],
    ['A delivery customer.created Y dead {}'],
  ),
  read(
    log.listDeliveryAttempts,
    [{ partnerId, deliveryId: lookalikeDelivery('A', 'X') }],
    ['A 1 500 5'],
  ),
  readInAnyOrder(
    deliveries.listPendingChains,
    [{ webhookIds: [webhookId], customerIds: [tenants.X, tenants.Y] }],
    [`${webhookId} ${tenants.X}`],
  ),
  read(log.measureDeliveries, [], ['8']),
]
