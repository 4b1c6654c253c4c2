// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCommand } from './npm-command.mjs'
import { nodePackage, packagedNode } from './pinned-node.mjs'
import { root } from './root.mjs'
import { withLock } from './with-lock.mjs'

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [link]
 * @property {boolean} [optional]
 */

/**
 * @param {string} path
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readLockedPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Checks that everything in `package-lock.json` is installed, from npm's own record of its last
 * install.
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} installed
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([path, locked]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    const found = installed[path]
    // npm skips optional packages for other platforms.
    if (found === undefined) return locked.optional === true
    return found.version === locked.version && found.integrity === locked.integrity
  })
}

function dependenciesAreCurrent() {
  const wanted = readLockedPackages(join(root, 'package-lock.json'))
  if (wanted === undefined) throw new Error('package-lock.json is missing or not readable.')
  // Optional, so npm does not report a failed download; but nothing works without it.
  if (nodePackage in wanted && !existsSync(packagedNode)) return false
  const installed = readLockedPackages(join(root, 'node_modules', '.package-lock.json'))
  return installed !== undefined && isInstalled(wanted, installed)
}

function install() {
  process.stderr.write('Installing dependencies with npm ci …\n')
  const started = Date.now()
  const { command, before, shell } = npmCommand()
  // Only errors: npm warns that the system's Node is too old, which is why another one is pinned.
  // No package may run install scripts; any set-up is done openly in scripts/.
  const options = ['--ignore-scripts', '--loglevel=error']
  const { error, status, signal } = spawnSync(command, [...before, 'ci', ...options], {
    cwd: root,
    shell,
    stdio: ['ignore', process.stderr, process.stderr],
  })
  if (error !== undefined) throw new Error(`npm could not be started: ${error.message}`)
  if (status !== 0) throw new Error(`npm ci failed (${signal ?? `exit code ${status}`}).`)
  process.stderr.write(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`)
}

/**
 * Runs `npm ci` when `node_modules` is missing or differs from `package-lock.json`. When two start
 * at once, the second one waits.
 */
export async function installDependencies() {
  if (dependenciesAreCurrent()) return
  await withLock('install', () => {
    if (!dependenciesAreCurrent()) install()
  })
}
