// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const platform = process.platform === 'win32' ? 'win' : process.platform

/** The package that brings Node for this platform, if there is one. */
export const nodePackage = `node_modules/node-${platform}-${process.arch}`

/** The executable in it, whether it is installed or not. */
export const packagedNode = join(
  root,
  nodePackage,
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/**
 * Says whether a version is at least another.
 * @param {string} version e.g. `24.21.0`
 * @param {string} least e.g. `24.18.0`
 */
export function isAtLeast(version, least) {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0, leastPatch = 0] = least.split('.').map(Number)
  if (major !== leastMajor) return major > leastMajor
  return minor === leastMinor ? patch >= leastPatch : minor > leastMinor
}

/**
 * The Node that this project runs on: the pinned one, or on platforms for which none is packaged
 * the running one.
 * @returns {string} the path of the executable
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
