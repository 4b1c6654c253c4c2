import { Type, type Static } from 'typebox'
import { nextPage } from './collection.ts'
import { eventTypes } from './events.ts'
import {
  qualificationEventName,
  registrableEventNames,
  webhookDialects,
} from './partner-center-events.ts'
import { formed, hostName, inAnyCase, line, unshownCharacters } from './texts.ts'

const uuid = (description: string) => Type.String({ format: 'uuid', description })
const time = (description: string) => Type.String({ format: 'date-time', description })
const count = (description: string) => Type.Integer({ minimum: 0, description })

/** The most endpoints that a partner has. */
export const mostWebhooks = 20

const types = Type.Array(Type.Enum([...eventTypes]), {
  maxItems: eventTypes.length,
  description:
    'Types of events that the endpoint receives; every type where it is empty or absent.',
})

/** Addresses that an endpoint can have. */
export const urlDescription =
  'Where events are sent to: https and a host name, without user, password or fragment; http to this machine in a sandbox only.'
const thisMachine = `${inAnyCase('localhost')}|127[.]0[.]0[.]1|\\[::1\\]`
const port = '(:([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?'

/** Pattern of addresses that an endpoint can have, those of this machine among them. */
export const webhookUrl = [
  '^ *',
  `(${inAnyCase('https://')}(${thisMachine}|${hostName})|${inAnyCase('http://')}(${thisMachine}))`,
  `${port}([/?][^\\s<>"\\\\#${unshownCharacters}]*)? *$`,
].join('')
const description = line(200, 'For people, e.g. what receives the events.')

/** States of an endpoint. */
export const webhookStates = ['on', 'paused', 'gone', 'failing'] as const
export type WebhookState = (typeof webhookStates)[number]

/** An endpoint of a partner, to which events are delivered. */
export const Webhook = Type.Object(
  {
    id: uuid('The endpoint.'),
    dialect: Type.Enum([...webhookDialects], {
      description:
        'standard: Standard Webhooks; partner-center: the tenant’s registration at `/webhooks/v1/registration`, where its address and events are changed.',
    }),
    url: Type.String({ description: urlDescription }),
    events: Type.Array(
      Type.Enum([...eventTypes, ...registrableEventNames, qualificationEventName]),
      {
        description:
          'Types of events that the endpoint receives; every type where it is empty. Of a registration the names by which it registered.',
      },
    ),
    description: Type.Optional(Type.String()),
    state: Type.Enum([...webhookStates], {
      description:
        'on; paused: by the partner; gone: it answered 410; failing: it failed for five days. Only `on` receives.',
    }),
    failingSince: Type.Optional(
      time('Time of the first failure since the last delivery that arrived.'),
    ),
    createdAt: time('Time at which it was added.'),
    secrets: Type.Array(
      Type.Object({
        createdAt: time('Time at which it was made.'),
        expiresAt: Type.Optional(time('Time until which it still signs; absent for the newest.')),
      }),
      {
        description:
          'The secrets that sign, newest first; a registration has none. The secrets themselves are shown once.',
      },
    ),
  },
  { $id: 'Webhook' },
)
export type Webhook = Static<typeof Webhook>

const secret = Type.String({
  description: 'Verifies the signatures; shown this once. Begins with `whsec_`.',
})

/** A new endpoint, with its secret. */
export const NewWebhook = Type.Object(
  { ...Webhook.properties, secret: Type.Optional(secret) },
  { $id: 'NewWebhook' },
)
export type NewWebhook = Static<typeof NewWebhook>

/** Request for a new endpoint. */
export const WebhookDraft = Type.Object(
  {
    url: formed(webhookUrl, 2_000, urlDescription),
    events: Type.Optional(types),
    description: Type.Optional(description),
  },
  { $id: 'WebhookDraft' },
)
export type WebhookDraft = Static<typeof WebhookDraft>

/** Changes of an endpoint; what is left out stays. */
export const WebhookChange = Type.Object(
  {
    url: Type.Optional(formed(webhookUrl, 2_000, urlDescription)),
    events: Type.Optional(types),
    description: Type.Optional(description),
    paused: Type.Optional(
      Type.Boolean({
        description:
          'true: nothing is delivered until it is false again. false: switches it on, also where it was switched off.',
      }),
    ),
  },
  { $id: 'WebhookChange' },
)
export type WebhookChange = Static<typeof WebhookChange>

/** A new secret of an endpoint. */
export const WebhookRotation = Type.Object(
  {
    secret: Type.Optional(secret),
    formerUntil: time('Time until which the secrets before it still sign.'),
  },
  { $id: 'WebhookRotation' },
)
export type WebhookRotation = Static<typeof WebhookRotation>

/** States of a delivery. */
export const deliveryStates = ['pending', 'delivered', 'dead'] as const

const delivery = {
  id: uuid('The delivery.'),
  webhookId: uuid('The endpoint.'),
  eventId: uuid('The event; `webhook-id` of each attempt.'),
  type: Type.String({ description: 'Type of the event, or `webhook.test`.' }),
  customerId: Type.Optional(uuid('The customer.')),
  state: Type.Enum([...deliveryStates], {
    description: 'dead: it was tried ten times, or its endpoint is gone; it can be sent again.',
  }),
  attempts: count('Attempts so far.'),
  lastStatus: Type.Optional(
    Type.Integer({ description: 'Status of the last answer; absent where there was none.' }),
  ),
  createdAt: time('Time at which it was put on its way.'),
  nextAttemptAt: Type.Optional(
    time('Time of the next attempt; absent while an earlier event of the customer goes first.'),
  ),
}

/** One event for one endpoint. */
export const WebhookDelivery = Type.Object(delivery, { $id: 'WebhookDelivery' })
export type WebhookDelivery = Static<typeof WebhookDelivery>

/** A delivery with what was sent and what came back. */
export const WebhookDeliveryLog = Type.Object(
  {
    ...delivery,
    body: Type.String({ description: 'The JSON text that is sent.' }),
    log: Type.Array(
      Type.Object({
        number: Type.Integer({ minimum: 1 }),
        at: time('Time of the attempt, by the service clock.'),
        status: Type.Optional(Type.Integer({ description: 'Absent where there was no answer.' })),
        milliseconds: count('Real time that it took.'),
        fault: Type.Optional(Type.String({ description: 'Why there was no answer.' })),
        answer: Type.Optional(
          Type.String({ description: 'The first two kilobytes of the answer.' }),
        ),
      }),
      { description: 'Attempts in their order.' },
    ),
  },
  { $id: 'WebhookDeliveryLog' },
)
export type WebhookDeliveryLog = Static<typeof WebhookDeliveryLog>

/** A page of deliveries, newest first. */
export const WebhookDeliveryCollection = Type.Object(
  {
    items: Type.Array(WebhookDelivery),
    next: nextPage,
  },
  { $id: 'WebhookDeliveryCollection' },
)
export type WebhookDeliveryCollection = Static<typeof WebhookDeliveryCollection>

/** Request to send dead deliveries again. */
export const WebhookReplay = Type.Object(
  { since: Type.Optional(time('Deliveries from this time on; all where it is absent.')) },
  { $id: 'WebhookReplay' },
)

/** Answer to a replay. */
export const WebhookReplayed = Type.Object(
  { count: count('Deliveries that are on their way again.') },
  { $id: 'WebhookReplayed' },
)
export type WebhookReplayed = Static<typeof WebhookReplayed>

/** Request to try an address before it is added. */
export const WebhookTrial = Type.Object(
  { url: formed(webhookUrl, 2_000, urlDescription) },
  { $id: 'WebhookTrial' },
)

/** Classes of attempts that did not arrive. */
export const failureClasses = [
  'timeout',
  'dns',
  'tls',
  'refused',
  'broken',
  'guard',
  'unsent',
  '3xx',
  '4xx',
  '5xx',
  'other',
] as const
export type FailureClass = (typeof failureClasses)[number]

/** Answer of an address or endpoint that was tried, and what its connection showed. */
export const WebhookTrialResult = Type.Object(
  {
    failure: Type.Optional(
      Type.Enum([...failureClasses], {
        description:
          'Why the event did not arrive; absent where it did. dns: the name has no address; guard: an address to which nothing is sent; refused: nobody listens; broken: the connection ended in the middle; unsent: the service cannot sign for it.',
      }),
    ),
    ip: Type.Optional(
      Type.String({ description: 'IP address that was connected to; absent where none was.' }),
    ),
    certificate: Type.Optional(
      Type.Object(
        {
          issuer: Type.String({ description: 'Who issued it.' }),
          expiresAt: time('Time at which it ends.'),
        },
        { description: 'Certificate of the endpoint, where it is trusted.' },
      ),
    ),
    clockAhead: Type.Optional(
      Type.Integer({
        description:
          'Milliseconds by which the `Date` of the answer is ahead of the service; absent without one.',
      }),
    ),
    status: Type.Optional(
      Type.Integer({ description: 'Status of the answer; absent where there was none.' }),
    ),
    milliseconds: count('Real time that it took.'),
    fault: Type.Optional(Type.String({ description: 'Why there was no answer.' })),
    answer: Type.Optional(Type.String({ description: 'The first two kilobytes of the answer.' })),
  },
  { $id: 'WebhookTrialResult' },
)
export type WebhookTrialResult = Static<typeof WebhookTrialResult>

/** A test event on its way to one endpoint. */
export const WebhookTest = Type.Object(
  { eventId: uuid('The event, whatever types the endpoint receives.') },
  { $id: 'WebhookTest' },
)
export type WebhookTest = Static<typeof WebhookTest>
