import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startNode, type RunningProcess } from '../measure/start-process.ts'

/** A baseline server without the service. */
export interface Bare extends RunningProcess {
  readonly url: string
}

/**
 * Starts a baseline server.
 * @param name its file in this folder
 * @param args its arguments
 */
export async function startBare(
  name: 'http.ts' | 'hello.ts',
  args: readonly string[] = [],
): Promise<Bare> {
  const file = fileURLToPath(new URL(name, import.meta.url))
  const running = startNode([file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!running.child.stdout) throw new Error('the output of the server is not piped')
  const [url] = (await once(createInterface(running.child.stdout), 'line')) as [string]
  return { ...running, url }
}
