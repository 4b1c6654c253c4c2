// @ts-check
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bootstrap, runPinned } from './bootstrap.mjs'
import { root } from './root.mjs'

const places = ['packages/*/src', 'packages/*/test', 'conformance', 'scripts', 'bench', 'torture']

/**
 * @typedef {object} Suite
 * @property {'test' | 'long'} ending files of this suite end with `.<ending>.ts`
 * @property {number} fileSeconds time limit for each file
 * @property {number} concurrency files at once
 */

/**
 * @param {string} argument a file, a folder, a glob, or a part of a file's name
 * @param {string} ending
 * @returns {string[]} globs
 */
function filesOf(argument, ending) {
  const found = statSync(argument, { throwIfNoEntry: false })
  if (found?.isDirectory()) return [`${argument.replace(/[/\\]+$/, '')}/**/*.${ending}.ts`]
  if (found?.isFile() || /[*?{[/\\]/.test(argument)) return [argument]
  return places.map((place) => `${place}/**/*${argument}*.${ending}.ts`)
}

/**
 * Runs test files on the pinned Node, beside one PostgreSQL, and ends with the result as exit code.
 * @param {readonly string[]} args files, folders, globs or parts of names, and options of `node --test`
 * @param {Suite} suite
 */
export async function runTests(args, { ending, fileSeconds, concurrency }) {
  const options = args.filter((argument) => argument.startsWith('-'))
  const wanted = args.filter((argument) => !argument.startsWith('-'))
  const files = (wanted.length > 0 ? wanted : ['']).flatMap((each) => filesOf(each, ending))
  const seconds = Number(process.env['TEST_FILE_SECONDS'] ?? fileSeconds)

  process.chdir(root)
  await bootstrap()
  await runPinned(
    [
      '--import',
      pathToFileURL(join(root, 'scripts', 'limit-file-time.mjs')).href,
      '--conditions=source',
      '--test',
      `--test-concurrency=${concurrency}`,
      // A single test ends earlier than its file, so that its name is reported and `after` runs.
      `--test-timeout=${Math.round(seconds * 800)}`,
      `--test-global-setup=${join(root, 'scripts', 'test-postgres.ts')}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${join(root, 'scripts', 'fail-without-tests.ts')}`,
      '--test-reporter-destination=stderr',
      ...options,
      ...files,
    ],
    { env: { TEST_FILE_SECONDS: String(seconds) } },
  )
}
