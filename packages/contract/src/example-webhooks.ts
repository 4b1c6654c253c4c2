import { customer, exampleAddress, partner, sampleTime } from './example-sandbox.ts'

/** Ids of an endpoint, a delivery and an event, as examples name them. */
export const aWebhook = '01a227bc-87f2-7121-babd-f9bfec4781f7'
export const aDelivery = '01a227bc-87f2-7121-babd-f9bfec4781f8'
export const anEvent = '01a227bc-87f2-7121-babd-f9bfec4781f6'
const theNextPage = '01a227bc-87f2-7121-babd-f9bfec4781f5'

/** The settings of an endpoint. */
export const anEndpoint = {
  url: 'https://hooks.northwind.example/accredit',
  events: ['qualification.approved', 'qualification.denied'],
}
/** The key of the examples of Standard Webhooks. */
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

const webhook = {
  id: aWebhook,
  dialect: 'standard',
  ...anEndpoint,
  description: 'Tells the sales team of verdicts.',
  state: 'on',
  createdAt: sampleTime,
  secrets: [{ createdAt: sampleTime }],
}

const delivery = {
  id: aDelivery,
  webhookId: aWebhook,
  eventId: anEvent,
  type: 'qualification.denied',
  customerId: customer,
  state: 'delivered',
  attempts: 2,
  lastStatus: 204,
  createdAt: sampleTime,
}

/** A tenant's registration in the form of Partner Center. */
export const aRegistration = {
  WebhookUrl: 'https://hooks.northwind.example/partner-center',
  WebhookEvents: ['test-created', 'subscription-updated'],
}
const aValidation = '01a227bc-87f2-7121-babd-f9bfec4781f2'

/** Components of endpoints and of deliveries to them. */
export const ofWebhooks: Readonly<Record<string, unknown>> = {
  Webhook: webhook,
  NewWebhook: { ...webhook, secret },
  WebhookRotation: { secret, formerUntil: '2026-03-03T09:14:05.120Z' },
  WebhookDelivery: delivery,
  WebhookDeliveryLog: {
    ...delivery,
    body: `{"id":"${anEvent}","type":"qualification.denied"}`,
    log: [
      {
        number: 1,
        at: sampleTime,
        milliseconds: 12,
        fault: 'connect ECONNREFUSED 20.33.1.9:443',
      },
      {
        number: 2,
        at: '2026-03-02T09:14:10.120Z',
        status: 204,
        milliseconds: 85,
      },
    ],
  },
  WebhookDeliveryCollection: { items: [delivery], next: theNextPage },
  WebhookTest: { eventId: anEvent },
  WebhookTrialResult: {
    status: 204,
    milliseconds: 85,
    ip: '20.33.1.9',
    certificate: { issuer: 'CN=Example CA, O=Example', expiresAt: '2026-05-30T00:00:00.000Z' },
    clockAhead: 120,
  },
  RegistrationDraft: aRegistration,
  Registration: {
    SubscriberId: '01a227bc-87f2-7121-babd-f9bfec4781f3',
    ...aRegistration,
    SignatureTokenToMsSignatureHeader: false,
  },
  ValidationStarted: { correlationId: aValidation },
  ValidationEvent: {
    correlationId: aValidation,
    partnerId: partner,
    status: 'completed',
    callbackUrl: aRegistration.WebhookUrl,
    results: [
      { responseCode: 'OK', responseMessage: '', systemError: false, dateTimeUtc: sampleTime },
    ],
  },
  PartnerCenterEvent: {
    EventName: 'test-created',
    ResourceUri: `${exampleAddress}/webhooks/v1/registration/validationEvents/${aValidation}`,
    ResourceName: 'test',
    AuditUri: null,
    ResourceChangeUtcDate: '2026-03-02T09:14:05.1200000+00:00',
  },
}
