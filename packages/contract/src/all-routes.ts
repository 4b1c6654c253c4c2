import { bulkJobRoutes } from './bulk-job-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { eventRoutes } from './event-routes.ts'
import { insightRoutes } from './insight-routes.ts'
import { notificationRoutes } from './notification-routes.ts'
import { routes } from './routes.ts'
import { webhookRoutes } from './webhook-routes.ts'

/** Every operation of the service: Partner Center's API, the desk, the dashboard's reads, events, and bulk jobs. */
export const allRoutes = {
  ...routes,
  ...deskRoutes,
  ...insightRoutes,
  ...eventRoutes,
  ...webhookRoutes,
  ...bulkJobRoutes,
  ...notificationRoutes,
}

/** The name of any operation. */
export type AnyOperationName = keyof typeof allRoutes
