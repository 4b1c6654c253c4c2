// @ts-check
// npm test [-- file, folder, glob or part of a file's name, and options of node --test]
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap, runPinned } from './bootstrap.mjs'
import { root } from './root.mjs'

const everything = [
  'packages/*/src/**/*.test.ts',
  'packages/*/test/**/*.test.ts',
  'conformance/**/*.test.ts',
  'scripts/**/*.test.ts',
  'bench/**/*.test.ts',
  'torture/**/*.test.ts',
]

/**
 * @param {string} argument
 * @returns {string[]} globs
 */
function filesOf(argument) {
  const found = statSync(argument, { throwIfNoEntry: false })
  if (found?.isDirectory()) return [`${argument.replace(/[/\\]+$/, '')}/**/*.test.ts`]
  if (found?.isFile() || /[*?{[/\\]/.test(argument)) return [argument]
  return everything.map((glob) => glob.replace(/\*\.test\.ts$/, `*${argument}*.test.ts`))
}

const args = process.argv.slice(2)
const options = args.filter((argument) => argument.startsWith('-'))
const files = args.filter((argument) => !argument.startsWith('-')).flatMap(filesOf)

process.chdir(root)
await bootstrap()
await runPinned([
  '--conditions=source',
  '--test',
  '--test-concurrency=2',
  `--test-global-setup=${join(root, 'scripts', 'test-postgres.ts')}`,
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  `--test-reporter=${join(root, 'scripts', 'fail-without-tests.ts')}`,
  '--test-reporter-destination=stderr',
  ...options,
  ...(files.length > 0 ? files : everything),
])
