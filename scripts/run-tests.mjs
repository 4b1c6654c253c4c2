// @ts-check
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bootstrap, runPinned } from './bootstrap.mjs'
import { buildService } from './build-service.mjs'
import { planTestProcesses } from './plan-test-processes.mjs'
import { root } from './root.mjs'

const packages = join(root, 'packages')
const places = [
  ...readdirSync(packages).flatMap((name) => [
    join(packages, name, 'src'),
    join(packages, name, 'test'),
  ]),
  ...['conformance', 'scripts', 'bench', 'torture'].map((name) => join(root, name)),
]

/**
 * @typedef {object} Suite
 * @property {'test' | 'long'} ending files of this suite end with `.<ending>.ts`
 * @property {number} fileSeconds time limit for each file
 * @property {number} concurrency processes at once
 */

/**
 * @param {string} argument a file, a folder, a glob, or a part of a file's name
 * @param {string} ending
 * @returns {string[]} absolute paths, or the glob
 */
function filesOf(argument, ending) {
  const found = statSync(argument, { throwIfNoEntry: false })
  if (found?.isDirectory()) return listFiles(argument, ending)
  if (found?.isFile()) return [resolve(argument)]
  if (/[*?{[/\\]/.test(argument)) return [argument]
  return places
    .flatMap((place) => listFiles(place, ending))
    .filter((file) => basename(file, `.${ending}.ts`).includes(argument))
}

/**
 * @param {string} folder
 * @param {string} ending
 */
function listFiles(folder, ending) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(`.${ending}.ts`))
    .map((path) => resolve(folder, path))
}

/**
 * Runs test files on the pinned Node, beside one PostgreSQL, and exits with the result.
 * @param {readonly string[]} args files, folders, globs or parts of names, and options of `node
 * --test`
 * @param {Suite} suite
 */
export async function runTests(args, { ending, fileSeconds, concurrency }) {
  const options = args.filter((argument) => argument.startsWith('-'))
  const wanted = args.filter((argument) => !argument.startsWith('-'))
  const files = [
    ...new Set((wanted.length > 0 ? wanted : ['']).flatMap((each) => filesOf(each, ending))),
  ]
  // Options may select tests by name, where a file's own name must not match. Long tests kill
  // processes and measure.
  const isShared =
    ending === 'test' && options.length === 0 && files.every((file) => existsSync(file))
  const seconds = Number(process.env['TEST_FILE_SECONDS'] ?? fileSeconds)

  process.chdir(root)
  await bootstrap()
  if (files.length === 0) {
    process.stderr.write(`No test file is named like ${wanted.join(' or ')}.\n`)
    process.exit(1)
  }
  const first = ['limit-file-time.mjs']
  /** @type {Record<string, string>} */
  const env = { TEST_FILE_SECONDS: String(seconds) }
  // Tests beside the code start no programs. Long ones change the source that they run.
  if (ending === 'test' && files.some((file) => !/[/\\]src[/\\]/.test(file))) {
    await buildService()
    first.push('built-threads.mjs')
    env['ACCREDIT_TEST_PROGRAM'] = join(packages, 'service', 'dist', 'bin.js')
  }
  await runPinned(
    [
      ...first.flatMap((name) => ['--import', pathToFileURL(join(root, 'scripts', name)).href]),
      '--conditions=source',
      '--test',
      `--test-concurrency=${concurrency}`,
      // A single test ends before its file, so that its name is reported and `after` runs.
      `--test-timeout=${Math.round(seconds * 800)}`,
      `--test-global-setup=${join(root, 'scripts', 'test-postgres.ts')}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${join(root, 'scripts', 'fail-without-tests.ts')}`,
      '--test-reporter-destination=stderr',
      ...options,
      ...(isShared ? planTestProcesses(files) : files),
    ],
    { env },
  )
}
