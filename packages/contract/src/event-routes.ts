import { Type } from 'typebox'
import { cspRoles } from './access.ts'
import { pageSize } from './collection.ts'
import { QualificationEvent, QualificationEventCollection } from './event-schemas.ts'
import { eventTypes } from './events.ts'
import type { Route } from './route.ts'

const read = { access: 'read', method: 'GET', appOnly: true, roles: cspRoles } as const

/** Events of a partner's customers: listed, followed, and told again. */
export const eventRoutes = {
  listEvents: {
    ...read,
    path: '/accredit/v1/events',
    summary: 'Read the events of the partner’s customers, newest first.',
    query: {
      customerId: Type.String({ format: 'uuid', description: 'A customer’s Microsoft ID.' }),
      type: Type.Enum([...eventTypes], { description: 'Events of this type alone.' }),
      size: pageSize,
      after: Type.String({ format: 'uuid', description: 'The `next` of the page before.' }),
    },
    success: { status: 200, schema: QualificationEventCollection },
    refusals: ['InvalidQuery'],
  },
  getEvent: {
    ...read,
    path: '/accredit/v1/events/{eventId}',
    summary: 'Read one event.',
    success: { status: 200, schema: QualificationEvent },
    refusals: ['NotFound'],
  },
  resendEvent: {
    ...read,
    access: 'write',
    method: 'POST',
    roles: ['AdminAgent'],
    path: '/accredit/v1/events/{eventId}/resend',
    summary:
      'Tell an event again, under the id that it has: to the event stream, and to every endpoint that receives its type.',
    success: { status: 200, schema: QualificationEvent },
    refusals: ['NotFound'],
  },
  followEvents: {
    ...read,
    admits: 'anyone',
    path: '/accredit/v1/events/stream',
    summary:
      'Follow what happens, as server-sent events: a partner its own customers, a reviewer all cases.',
    requestHeaders: {
      'Last-Event-ID': 'The id of the last message that was seen; the stream goes on after it.',
    },
    success: { status: 200, mediaType: 'text/event-stream' },
    refusals: ['InvalidQuery', 'TooManyStreams'],
  },
} as const satisfies Record<string, Route>
