// @ts-check
import { installDependencies } from './install-dependencies.mjs'
import { pinnedNode } from './pinned-node.mjs'

export { pinnedNode } from './pinned-node.mjs'
export { runPinned } from './run-pinned.mjs'

/**
 * First step of every command: installs missing dependencies and the pinned Node. It and its
 * imports are plain JavaScript, because a new clone starts on whatever Node the system has. On
 * failure it prints the reason on one line and exits.
 */
export async function bootstrap() {
  try {
    await installDependencies()
    pinnedNode()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
