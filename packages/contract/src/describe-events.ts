import { describeSchema, type Json } from './describe-schema.ts'
import { eventSchemas } from './event-schemas.ts'

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

/**
 * Describes the events that are delivered to endpoints, in OpenAPI 3.1; their schemas are added to the
 * components.
 */
export function describeEvents(schemas: Json): Json {
  const use = { schemas, takesNull: false }
  return Object.fromEntries(
    Object.entries(eventSchemas).map(([type, schema]) => [
      type,
      {
        post: {
          operationId: `on.${type}`,
          tags: ['Events'],
          summary: (schema as { description?: string }).description,
          parameters,
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
