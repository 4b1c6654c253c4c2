// @ts-check
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pinnedNode } from './pinned-node.mjs'
import { root } from './root.mjs'
import { skipEchoes } from './skip-echoes.mjs'

const stopWithParent = pathToFileURL(join(root, 'scripts', 'stop-with-parent.mjs')).href

/** @type {NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Forwards each signal that reaches this process once to the child and all that it started. The
 * child has its own process group, which the terminal does not reach.
 * @param {import('node:child_process').ChildProcess} child
 */
function forwardSignals(child) {
  const ownGroup = process.platform !== 'win32'
  const forward = skipEchoes((/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (ownGroup && child.pid !== undefined) process.kill(-child.pid, signal)
      else child.kill(signal)
    } catch {
      // The child has just ended; its exit code follows.
    }
  })
  for (const signal of forwarded) process.on(signal, forward)

  // npm, or a shell in between, can be killed without forwarding anything.
  if (ownGroup && process.env['npm_lifecycle_event'] !== undefined) {
    const parent = process.ppid
    const watch = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(watch)
      forward('SIGTERM')
    }, 200)
  }
}

/**
 * Runs the pinned Node with these arguments in this terminal, and exits with its exit code.
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options] `env` is added to this process's environment
 * @returns {Promise<never>}
 */
export async function runPinned(args, { env = {} } = {}) {
  const bin = join(root, 'node_modules', '.bin')
  // Caches stripped and compiled code between starts.
  const compiled = join(root, 'node_modules', '.cache', 'accredit-code')
  const child = spawn(pinnedNode(), ['--import', stopWithParent, ...args], {
    detached: process.platform !== 'win32',
    env: {
      ...process.env,
      ...env,
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? compiled,
      STOP_WITH_PARENT: String(process.pid),
      PATH: [bin, env['PATH'] ?? process.env['PATH'] ?? ''].join(delimiter),
    },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  forwardSignals(child)
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (exitCode, signal) => {
      resolve(exitCode ?? 128 + constants.signals[signal ?? 'SIGTERM'])
    })
  })
  process.exit(code)
}
