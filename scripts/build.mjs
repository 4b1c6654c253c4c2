// @ts-check
// npm run build
import { bootstrap } from './bootstrap.mjs'
import { buildDashboard } from './build-dashboard.mjs'

await bootstrap()
await buildDashboard()
