// @ts-check
import { spawnSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhenChanged } from './build-when-changed.mjs'
import { pinnedNode } from './pinned-node.mjs'
import { root } from './root.mjs'

const packages = join(root, 'packages')

/** In the order of their dependencies; the service's code comes from its bundle. */
const steps = [
  { name: 'contract', options: [] },
  { name: 'client', options: [] },
  { name: 'service', options: ['--emitDeclarationOnly'] },
]

const inputs = [
  ...steps.flatMap(({ name }) => [
    join(packages, name, 'src'),
    join(packages, name, 'tsconfig.build.json'),
  ]),
  join(root, 'package-lock.json'),
]

function build() {
  const tsc = realpathSync(join(root, 'node_modules', '.bin', 'tsc'))
  for (const { name, options } of steps) {
    const project = join(packages, name, 'tsconfig.build.json')
    const { status, stdout } = spawnSync(pinnedNode(), [tsc, '-p', project, ...options], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`The types of ${name} could not be built.\n${stdout}`)
  }
}

/** Builds the code of contract and client, and the types of all three, for those who install them. */
export function buildTypes() {
  const stamp = join(packages, 'service', 'dist', 'types-stamp.txt')
  return buildWhenChanged({ name: 'types', inputs, stamp, build })
}
