import { qualificationEventName, registrableEventNames, testEventName } from '@accredit/contract'
import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'
import { variableOf } from '../config/options.ts'
import type { FindEventCertificate, WebhookMeans } from '../operations/call.ts'
import type { Connection } from '../store/connection.ts'
import { measureDeliveries } from '../store/queries/delivery-log.ts'
import type { Store } from '../store/store.ts'
import { describeEvent } from '../rules/describe/describe-event.ts'
import { describeRegistrationEvent } from '../rules/describe/describe-registration-event.ts'
import { createCourier, type Courier } from './attempt-delivery.ts'
import { startDeliveries, type Deliveries, type DeliveryOptions } from './deliver.ts'
import { describeFault } from './describe-fault.ts'
import { createSigners } from './signers.ts'
import { isPrivateAddress } from './outbound-guard.ts'
import type { SecretBox } from './secret-box.ts'
import { keyOfSecret, makeWebhookSecret, signDelivery } from './webhook-signature.ts'

/** Creates a courier from the configuration. */
export function openCourier({ mode }: Pick<Config, 'mode'>): Courier {
  // Signatures use real time, whatever the service clock says.
  return createCourier({ realNow: Date.now, loopback: mode === 'sandbox' })
}

/** Starts the delivery of events with the configuration. */
export function openDeliveries(parts: {
  readonly config: Pick<Config, 'mode' | 'leaseDuration' | 'qualificationEvents'>
  readonly store: Store
  readonly mode: { readonly now: () => number }
  readonly box: SecretBox
  readonly findCertificate: FindEventCertificate
  readonly publicUrl: () => string
  readonly log: Logger
  readonly metrics: DeliveryOptions['watch']
  readonly numberEvents: DeliveryOptions['numberEvents']
}): Deliveries {
  const { config, store, mode, box, findCertificate, log, metrics, numberEvents } = parts
  return startDeliveries({
    store,
    now: mode.now,
    courier: openCourier(config),
    box,
    registrations: {
      base: baseOf(parts.publicUrl),
      findCertificate,
      sends: [testEventName, ...(config.qualificationEvents ? [qualificationEventName] : [])],
    },
    log,
    watch: metrics,
    numberEvents,
    leaseDuration: config.leaseDuration,
  })
}

/** Address of the service, without a trailing slash. */
function baseOf(publicUrl: () => string): () => string {
  return () => publicUrl().replace(/\/$/, '')
}

/** Dependencies of operations that manage endpoints. */
export function webhookMeans(
  { mode, qualificationEvents }: Pick<Config, 'mode' | 'qualificationEvents'>,
  parts: {
    readonly box: SecretBox | undefined
    readonly courier: Courier
    readonly findCertificate: FindEventCertificate
    readonly wake: () => void
    readonly now: () => number
    readonly publicUrl: () => string
  },
): WebhookMeans {
  const { box, courier, findCertificate, now, wake } = parts
  const base = baseOf(parts.publicUrl)
  return {
    registrations: {
      names: qualificationEvents
        ? [...registrableEventNames, qualificationEventName]
        : registrableEventNames,
      findCertificate,
      certificateOption: variableOf('eventCertificate'),
    },
    addresses: { loopback: mode === 'sandbox', isPrivate: isPrivateAddress },
    box,
    keyOption: variableOf('secretsKey'),
    makeSecret: makeWebhookSecret,
    attempt: ({ url, id, body, secrets }) => {
      const keys = secrets.map(keyOfSecret)
      return courier.examine({
        url,
        body,
        sign: (seconds) => signDelivery({ id, body, keys }, seconds),
      })
    },
    async attemptAt(webhook, event) {
      const described =
        webhook.dialect === 'partner-center'
          ? describeRegistrationEvent(event, base())
          : describeEvent(event)
      const body = JSON.stringify(described)
      try {
        if (!box) throw new Error('this node has no key that opens the secret')
        const findSigner = createSigners({ box, now, base, findCertificate })
        const sign = await findSigner(webhook, { id: event.id, body })
        return await courier.examine({ url: webhook.url, body, sign })
      } catch (error) {
        const { fault } = describeFault(error, false)
        return { milliseconds: 0, fault, failure: 'unsent' }
      }
    },
    wake,
  }
}

/** Counts pending deliveries, with the age of the oldest in milliseconds (0 when there is none). */
export async function measureOnTheirWay(
  reader: Connection,
  at: number,
): Promise<{ pending: number; age: number }> {
  const { pending, oldest } = await measureDeliveries(reader)
  return { pending, age: oldest === undefined ? 0 : Math.max(0, at - oldest) }
}
