// @ts-check
// npm run build: turns the sources of contract, client and service into what is published.
import { spawnSync } from 'node:child_process'
import { cpSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap, pinnedNode } from './bootstrap.mjs'
import { root } from './root.mjs'

// In this order: each reads the declarations of those before it.
const packages = ['contract', 'client', 'service']

await bootstrap()
const tsc = realpathSync(join(root, 'node_modules', '.bin', 'tsc'))
for (const name of packages) {
  const folder = join(root, 'packages', name)
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  const project = join(folder, 'tsconfig.build.json')
  const { status } = spawnSync(pinnedNode(), [tsc, '--project', project], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
const service = join(root, 'packages', 'service')
cpSync(join(service, 'src', 'store', 'migrations'), join(service, 'dist', 'store', 'migrations'), {
  recursive: true,
})
process.stdout.write('built packages/{contract,client,service}/dist\n')
