import { cspRoles } from './access.ts'
import { NotificationChoice, NotificationSettings } from './notification-schemas.ts'
import type { Route } from './route.ts'

const path = '/accredit/v1/me/notifications'
const own = { path, appOnly: false, roles: cspRoles } as const

/** Mails that a user of a partner wants. */
export const notificationRoutes = {
  getNotifications: {
    ...own,
    access: 'read',
    method: 'GET',
    summary: 'Read what the signed-in user is told by mail.',
    success: { status: 200, schema: NotificationSettings },
    refusals: ['AppOnlyNotSupported'],
  },
  setNotifications: {
    ...own,
    access: 'write',
    method: 'PUT',
    summary: 'Choose what the signed-in user is told by mail; nothing, until they choose.',
    body: NotificationChoice,
    success: { status: 200, schema: NotificationSettings },
    refusals: ['AppOnlyNotSupported', 'InvalidRequestInput', 'MailNotConfigured', 'NoMailAddress'],
  },
} as const satisfies Record<string, Route>
