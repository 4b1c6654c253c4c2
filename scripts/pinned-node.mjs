// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const platform = process.platform === 'win32' ? 'win' : process.platform

/** Package with the Node binary for this platform. */
export const nodePackage = `node_modules/node-${platform}-${process.arch}`

/** Path of the executable in it, installed or not. */
export const packagedNode = join(
  root,
  nodePackage,
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/**
 * Compares two versions.
 * @param {string} version e.g. `24.21.0`
 * @param {string} least e.g. `24.18.0`
 * @returns {boolean} true when the first is at least the second
 */
export function isAtLeast(version, least) {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0, leastPatch = 0] = least.split('.').map(Number)
  if (major !== leastMajor) return major > leastMajor
  return minor === leastMinor ? patch >= leastPatch : minor > leastMinor
}

/**
 * Finds the Node that this project runs on: the pinned one, or the running one on platforms without
 * a packaged one.
 * @returns {string} path of the executable
 */
export function pinnedNode() {
  if (existsSync(packagedNode)) return packagedNode
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const least = engines.node.replace('>=', '')
  if (isAtLeast(process.versions.node, least)) return process.execPath
  throw new Error(
    `Node ${least} or newer is needed, this is ${process.versions.node}, and no Node for ` +
      `${process.platform}-${process.arch} comes with the dependencies: install it from https://nodejs.org and try again.`,
  )
}
