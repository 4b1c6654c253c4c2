// @ts-check
// npm start [-- options of "accredit serve"]
import { bootstrap, runPinned } from './bootstrap.mjs'

await bootstrap()
await runPinned([
  '--conditions=source',
  'packages/service/src/bin.ts',
  'serve',
  ...process.argv.slice(2),
])
