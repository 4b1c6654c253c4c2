// @ts-check
// npm run build: all that is released, in the dist folders of the packages.
import { bootstrap } from './bootstrap.mjs'
import { buildDashboard } from './build-dashboard.mjs'
import { buildService } from './build-service.mjs'
import { buildTypes } from './build-types.mjs'

await bootstrap()
await buildDashboard()
await buildService()
await buildTypes()
