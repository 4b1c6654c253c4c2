// @ts-check
import { installDependencies } from './install-dependencies.mjs'
import { pinnedNode } from './pinned-node.mjs'

export { pinnedNode } from './pinned-node.mjs'
export { runPinned } from './run-pinned.mjs'

/**
 * The first step of every command: makes sure that dependencies and Node are there. It and all it
 * imports are plain JavaScript, because a new clone starts on whatever Node the system has.
 * When it cannot, it says why in one line and ends the process.
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
