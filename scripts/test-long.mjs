// @ts-check
// npm run test:long [-- as for npm test]: the tests in *.long.ts, which take minutes each.
import { runTests } from './run-tests.mjs'

await runTests(process.argv.slice(2), { ending: 'long', fileSeconds: 3_600, concurrency: 1 })
