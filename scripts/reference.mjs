// @ts-check
// npm run reference -- [--destination DIR]: writes the reference of the SDK from its doc comments, by TypeDoc. A warning
// is an error. TypeDoc and its TypeScript are installed in reference/, apart from the project's own.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bootstrap, pinnedNode } from './bootstrap.mjs'
import { npmCommand } from './npm-command.mjs'
import { readOptions } from './read-options.mjs'
import { root } from './root.mjs'

const { destination } = readOptions({ destination: { type: 'string', default: 'dist/reference' } })
const folder = join(root, 'reference')
const typedoc = join(folder, 'node_modules', 'typedoc', 'bin', 'typedoc')

await bootstrap()
if (!existsSync(typedoc)) {
  const { command, before, shell } = npmCommand()
  run(command, [...before, 'ci', '--ignore-scripts', '--loglevel=error'], shell)
}
run(pinnedNode(), [typedoc, '--out', resolve(destination)])

/**
 * @param {string} command
 * @param {string[]} args
 * @param {boolean} [shell]
 */
function run(command, args, shell = false) {
  const { error, status } = spawnSync(command, args, { cwd: folder, shell, stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}
