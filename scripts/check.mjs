// @ts-check
// npm run check [-- --no-test]: everything that must hold before a change is merged.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { bootstrap, pinnedNode } from './bootstrap.mjs'
import { readOptions } from './read-options.mjs'
import { root } from './root.mjs'

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} args what the pinned Node runs
 */

/** @param {string} name command of a dependency, as in `node_modules/.bin` */
const command = (name) => realpathSync(join(root, 'node_modules', '.bin', name))

/** @returns {Step[]} */
function listSteps() {
  const packages = readdirSync(join(root, 'packages'))
    .map((name) => `packages/${name}`)
    .filter((folder) => existsSync(join(root, folder, 'tsconfig.json')))
  return [
    { name: 'format', args: [command('oxfmt'), '--check'] },
    { name: 'lint', args: [command('oxlint'), '--deny-warnings'] },
    ...[...packages, '.'].map((folder) => ({
      name: `types of ${folder === '.' ? 'everything else' : folder}`,
      args: [command('tsc'), '--project', folder],
    })),
    { name: 'direction of imports', args: ['scripts/check-imports.ts'] },
    { name: 'habits', args: ['scripts/check-habits.ts'] },
    { name: 'unused code and dependencies', args: [command('knip')] },
    {
      name: 'generated files',
      args: ['--conditions=source', 'scripts/generate.ts', '--check'],
    },
    { name: 'packages', args: ['--conditions=source', 'scripts/check-packages.ts'] },
  ]
}

/**
 * Runs one step and prints a line for it; its output only on failure.
 * @param {Step} step
 */
function runStep({ name, args }) {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(pinnedNode(), args, {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
    },
    maxBuffer: 64 * 1024 * 1024,
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${status === 0 ? '✔' : '✖'} ${name} (${seconds} s)\n`)
  if (status === 0) return true
  process.stdout.write(`\n${stdout}${stderr}\n`)
  return false
}

const values = readOptions({ 'no-test': { type: 'boolean', default: false } })
await bootstrap()
const passed = listSteps().every(runStep)
if (!passed) {
  process.exitCode = 1
} else if (!values['no-test']) {
  await import('./test.mjs')
}
