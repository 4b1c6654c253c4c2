import { deskRoutes } from './desk-routes.ts'
import { eventRoutes } from './event-routes.ts'
import { insightRoutes } from './insight-routes.ts'
import { routes } from './routes.ts'
import { webhookRoutes } from './webhook-routes.ts'

/** Every operation of the service: Partner Center's API, the desk, the dashboard's reads, and events. */
export const allRoutes = {
  ...routes,
  ...deskRoutes,
  ...insightRoutes,
  ...eventRoutes,
  ...webhookRoutes,
}

/** The name of any operation. */
export type AnyOperationName = keyof typeof allRoutes
