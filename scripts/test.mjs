// @ts-check
// npm test [-- file, folder, glob or part of a file's name, and options of node --test]
import { runTests } from './run-tests.mjs'

await runTests(process.argv.slice(2), { ending: 'test', fileSeconds: 300, concurrency: 4 })
