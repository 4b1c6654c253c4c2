import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startNode, type RunningProcess } from '../measure/start-process.ts'

/** A server without a service, to compare with. */
export interface Bare extends RunningProcess {
  readonly url: string
}

/**
 * Starts a bare server.
 * @param name the file beside this one
 * @param args what that file takes
 */
export async function startBare(
  name: 'http.ts' | 'hello.ts',
  args: readonly string[] = [],
): Promise<Bare> {
  const file = fileURLToPath(new URL(name, import.meta.url))
  const running = startNode([file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!running.child.stdout) throw new Error('the server was started without its output')
  const [url] = (await once(createInterface(running.child.stdout), 'line')) as [string]
  return { ...running, url }
}
