// @ts-check
// npm run bench [-- --short] [-- --row <number>] [-- --customers <number>] [-- --prism <file>] [-- --soak <minutes>]
import { bootstrap, runPinned } from './bootstrap.mjs'

await bootstrap()
await runPinned(['--conditions=source', 'bench/main.ts', ...process.argv.slice(2)])
