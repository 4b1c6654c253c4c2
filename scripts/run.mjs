// @ts-check
// node scripts/run.mjs <command of a dependency, or file> [arguments]: runs it on the pinned Node.
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap, runPinned } from './bootstrap.mjs'
import { root } from './root.mjs'

const [target, ...args] = process.argv.slice(2)
if (target === undefined) {
  process.stderr.write('Say what to run: node scripts/run.mjs <command or file> [arguments]\n')
  process.exit(2)
}
await bootstrap()
const command = join(root, 'node_modules', '.bin', target)
await runPinned([
  '--conditions=source',
  existsSync(command) ? realpathSync(command) : target,
  ...args,
])
