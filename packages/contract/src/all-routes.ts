import { deskRoutes } from './desk-routes.ts'
import { insightRoutes } from './insight-routes.ts'
import { routes } from './routes.ts'

/** Every operation of the service: Partner Center's API, the desk, and the dashboard's reads. */
export const allRoutes = { ...routes, ...deskRoutes, ...insightRoutes }

/** The name of any operation. */
export type AnyOperationName = keyof typeof allRoutes
