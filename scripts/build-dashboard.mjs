// @ts-check
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildWhenChanged } from './build-when-changed.mjs'
import { pinnedNode } from './pinned-node.mjs'
import { root } from './root.mjs'

const dashboard = join(root, 'packages', 'dashboard')

/**
 * Inputs of the build: the dashboard, the packages that it bundles, and the versions of the rest.
 */
const inputs = [
  ...['src', 'scripts', 'public', 'index.html', 'package.json', 'vite.config.ts'].map((name) =>
    join(dashboard, name),
  ),
  join(root, 'packages', 'client', 'src'),
  join(root, 'packages', 'contract', 'src'),
  join(root, 'package-lock.json'),
]

function build() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status, stdout, stderr } = spawnSync(
    pinnedNode(),
    [vite, 'build', '--config', join(dashboard, 'vite.config.ts'), '--logLevel', 'warn'],
    { cwd: dashboard, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The dashboard could not be built.\n${stdout}${stderr}`)
}

/** Builds the dashboard's static files, unless they are up to date. */
export function buildDashboard() {
  const stamp = join(root, 'packages', 'service', 'dashboard', 'build-stamp.txt')
  return buildWhenChanged({ name: 'dashboard', inputs, stamp, build })
}
