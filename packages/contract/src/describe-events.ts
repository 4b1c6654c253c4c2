import { describeSchema, type Json } from './describe-schema.ts'
import { eventSchemas } from './event-schemas.ts'
import { qualificationEventName, testEventName } from './partner-center-events.ts'
import { PartnerCenterEvent } from './registration-schemas.ts'

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
})

/** Headers of each delivery. Source: Standard Webhooks. */
const parameters = [
  header('webhook-id', 'Id of the event; the same at each attempt.'),
  header('webhook-timestamp', 'Time of the attempt in seconds since 1970, by the real clock.'),
  header(
    'webhook-signature',
    '`v1,` and a base64 HMAC-SHA256 over id, timestamp and body, joined by dots; one per secret that is valid, separated by spaces.',
  ),
]

/** Headers of each delivery to a registration. Source: "Partner Center webhooks". */
const registrationParameters = [
  header(
    'Authorization',
    '`Signature ` and a base64 RSA-SHA256 (PKCS #1 v1.5) over the body as it is sent; in `x-ms-signature` instead where the registration asks for that.',
  ),
  header('X-MS-Certificate-Url', 'Where the certificate is whose key signed, as DER.'),
  header('X-MS-Signature-Algorithm', '`rsa-sha256`.'),
]

/** Events in the form of Partner Center, with what they tell. */
const registrationEvents = {
  [testEventName]: 'A test of the registration.',
  [qualificationEventName]:
    'A qualification of a customer changed; only where the operator switched the event on, since Partner Center has none of the kind.',
}

/**
 * Describes the events that are delivered to endpoints, in OpenAPI 3.1; their schemas are added to the
 * components.
 */
export function describeEvents(schemas: Json): Json {
  const use = { schemas, takesNull: false }
  const own = Object.entries(eventSchemas).map(
    ([type, schema]) =>
      [type, schema, (schema as { description?: string }).description, parameters] as const,
  )
  const ofRegistrations = Object.entries(registrationEvents).map(
    ([type, told]) => [type, PartnerCenterEvent, told, registrationParameters] as const,
  )
  return Object.fromEntries(
    [...own, ...ofRegistrations].map(([type, schema, summary, headers]) => [
      type,
      {
        post: {
          operationId: `on.${type}`,
          tags: ['Events'],
          summary,
          parameters: headers,
          requestBody: {
            required: true,
            content: { 'application/json': { schema: describeSchema(schema, use) } },
          },
          responses: {
            '2XX': { description: 'Received. Anything else is delivered again later.' },
            410: { description: 'The endpoint is gone; nothing more is delivered to it.' },
          },
        },
      },
    ]),
  )
}
