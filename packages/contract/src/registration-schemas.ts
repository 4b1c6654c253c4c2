import { Type, type Static } from 'typebox'
import { qualificationEventName, registrableEventNames } from './partner-center-events.ts'
import { formed } from './texts.ts'
import { urlDescription, webhookUrl } from './webhook-schemas.ts'

const names = [...registrableEventNames, qualificationEventName] as const

const registration = {
  WebhookUrl: formed(webhookUrl, 2_000, urlDescription),
  WebhookEvents: Type.Array(
    Type.Enum([...names], {
      description: `Name of an event; \`${qualificationEventName}\` only where the operator switched it on.`,
    }),
    { minItems: 1, maxItems: names.length, description: 'Events that the tenant receives.' },
  ),
}
const signatureHeader = Type.Boolean({
  description:
    'Puts the signature into `x-ms-signature` instead of `Authorization`. Default: false.',
})

/** Request for a tenant's registration. Source: "Partner Center webhooks". */
export const RegistrationDraft = Type.Object(
  { ...registration, SignatureTokenToMsSignatureHeader: Type.Optional(signatureHeader) },
  { $id: 'RegistrationDraft' },
)
export type RegistrationDraft = Static<typeof RegistrationDraft>

/** The one webhook of a tenant in the form of Partner Center. */
export const Registration = Type.Object(
  {
    SubscriberId: Type.String({ format: 'uuid', description: 'The registration.' }),
    WebhookUrl: Type.String({ description: urlDescription }),
    WebhookEvents: registration.WebhookEvents,
    SignatureTokenToMsSignatureHeader: signatureHeader,
  },
  { $id: 'Registration' },
)
export type Registration = Static<typeof Registration>

/** A test event on its way. */
export const ValidationStarted = Type.Object(
  {
    correlationId: Type.String({
      format: 'uuid',
      description: 'Names the test event when its outcome is read, for seven days.',
    }),
  },
  { $id: 'ValidationStarted' },
)
export type ValidationStarted = Static<typeof ValidationStarted>

/** Outcome of a test event. */
export const ValidationEvent = Type.Object(
  {
    correlationId: Type.String({ format: 'uuid', description: 'The test event.' }),
    partnerId: Type.String({ format: 'uuid', description: 'The partner.' }),
    status: Type.Enum(['inprogress', 'completed', 'failed'], {
      description:
        'completed: it was received; failed: all attempts failed. An open set at Partner Center.',
    }),
    callbackUrl: Type.String({ description: 'Where it was sent.' }),
    results: Type.Array(
      Type.Object({
        responseCode: Type.String({
          description: 'Name of the status, as .NET writes it; empty where there was no answer.',
        }),
        responseMessage: Type.String({
          description: 'The beginning of the answer, or why there was none.',
        }),
        systemError: Type.Boolean({ description: 'There was no answer.' }),
        dateTimeUtc: Type.String({ format: 'date-time', description: 'Time of the attempt.' }),
      }),
      { description: 'Attempts in their order.' },
    ),
  },
  { $id: 'ValidationEvent' },
)
export type ValidationEvent = Static<typeof ValidationEvent>

/** Event in the form of Partner Center, as it is delivered. Source: "Partner Center webhooks". */
export const PartnerCenterEvent = Type.Object(
  {
    EventName: Type.String({ description: '`{resource}-{action}`.' }),
    ResourceUri: Type.String({ description: 'Where the resource can be read.' }),
    ResourceName: Type.String({ description: 'Kind of the resource, e.g. `test`.' }),
    AuditUri: Type.Union([Type.String(), Type.Null()], {
      description: 'Where its audit record can be read. This service gives null.',
    }),
    ResourceChangeUtcDate: Type.String({
      description: 'Time of the change, e.g. `2026-03-02T09:14:05.1200000+00:00`.',
    }),
  },
  { $id: 'PartnerCenterEvent' },
)
export type PartnerCenterEvent = Static<typeof PartnerCenterEvent>
