// @ts-check
// npm start [-- options of "accredit serve"]
import { bootstrap, runPinned } from './bootstrap.mjs'
import { buildDashboard } from './build-dashboard.mjs'

await bootstrap()
await buildDashboard()
await runPinned([
  '--conditions=source',
  'packages/service/src/bin.ts',
  'serve',
  ...process.argv.slice(2),
])
