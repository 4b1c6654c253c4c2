// @ts-check
// npm run test:long [-- as for npm test]: the tests in *.long.ts, which take minutes each.
import { runTests } from './run-tests.mjs'

// The longest, the mutation run, takes an hour on two busy cores.
await runTests(process.argv.slice(2), { ending: 'long', fileSeconds: 9_000, concurrency: 1 })
