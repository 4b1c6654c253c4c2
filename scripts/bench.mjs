// @ts-check
// npm run bench [-- <options>]; bench/main.ts reads the options.
import { bootstrap, runPinned } from './bootstrap.mjs'

await bootstrap()
await runPinned(['--conditions=source', 'bench/main.ts', ...process.argv.slice(2)])
