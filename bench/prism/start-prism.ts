import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '../../packages/service/test/postgres/find-free-port.ts'
import { root } from '../folders.ts'
import { startNode, type RunningProcess } from '../measure/start-process.ts'

const folder = join(root, 'bench', 'prism')
const main = join(folder, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js')

const look = 100

/** Prism, mocking an API description. */
export interface Prism extends RunningProcess {
  readonly url: string
}

/**
 * Starts Prism on a description with default settings, discarding its output; installs it if
 * needed.
 */
export async function startPrism(description: string): Promise<Prism> {
  install()
  const port = await findFreePort()
  const args = [main, 'mock', '--port', String(port), description]
  const running = startNode(args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(url).catch(() => undefined))) {
    if (running.child.exitCode !== null) throw new Error('Prism did not start')
    await sleep(look)
  }
  return { ...running, url }
}

function install(): void {
  if (existsSync(main)) return
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error('Prism could not be installed')
}
