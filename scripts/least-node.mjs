// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const { engines } = JSON.parse(
  readFileSync(join(root, 'packages', 'service', 'package.json'), 'utf8'),
)

/** Oldest Node that the published packages run on, e.g. `22.16.0`. */
export const leastNode = /** @type {string} */ (engines.node.replace('>=', ''))

/**
 * Returns the source of an expression for the message that this Node is too old. It runs on any
 * Node.
 * @param {string} name the package
 */
export function tooOld(name) {
  const needed = leastNode.replace(/\.0$/, '')
  return `'${name} needs Node ${needed} or newer; this is Node ' + process.versions.node + '. Install a newer one from https://nodejs.org.'`
}
