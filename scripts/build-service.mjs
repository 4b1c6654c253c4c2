// @ts-check
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildWhenChanged } from './build-when-changed.mjs'
import { pinnedNode } from './pinned-node.mjs'
import { root } from './root.mjs'

const packages = join(root, 'packages')
const bundle = join(root, 'scripts', 'bundle-service.mjs')

/** Inputs of the build: the service, what it bundles, and the versions of the rest. */
const inputs = [
  ...['contract', 'client', 'service'].map((name) => join(packages, name, 'src')),
  join(packages, 'service', 'package.json'),
  join(root, 'package-lock.json'),
  bundle,
]

function build() {
  const { status, stdout, stderr } = spawnSync(pinnedNode(), [bundle], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The service could not be built.\n${stdout}${stderr}`)
}

/** Builds the service's bundle, unless it is up to date. */
export function buildService() {
  const stamp = join(packages, 'service', 'dist', 'build-stamp.txt')
  return buildWhenChanged({ name: 'service', inputs, stamp, build })
}
