// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { npmCommand } from './npm-command.mjs'
import { pinnedNode } from './pinned-node.mjs'
import { root } from './root.mjs'

const folder = join(root, 'reference')
const typedoc = join(folder, 'node_modules', 'typedoc', 'bin', 'typedoc')

/**
 * Writes the SDK reference from its doc comments with TypeDoc, which is installed in reference/
 * with its own TypeScript. Warnings count as errors.
 * @param {string} destination folder
 * @throws when TypeDoc cannot be installed, or warns
 */
export function writeReference(destination) {
  if (!existsSync(typedoc)) {
    const { command, before, shell } = npmCommand()
    run(command, [...before, 'ci', '--ignore-scripts', '--loglevel=error'], shell)
  }
  run(pinnedNode(), [typedoc, '--out', resolve(destination)])
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {boolean} [shell]
 */
function run(command, args, shell = false) {
  const { error, status } = spawnSync(command, args, { cwd: folder, shell, stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) throw new Error(`The reference was not written: ${args.join(' ')} failed.`)
}
