import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { startNode, type RunningProcess } from '../measure/start-process.ts'
import type { Authority } from './authority.ts'
import { command } from './install.ts'

/** The installed service in production mode, in its own process. */
export interface Service extends RunningProcess {
  readonly url: string
}

/**
 * Starts the service on a data folder with all defaults on. The throttle counts, but its limit is
 * out of reach; the log goes to a file in the folder.
 */
export async function startService(options: {
  data: string
  authority: Authority
  /** Further command-line options. */
  more?: readonly string[]
  /** Node options, e.g. for a profile. */
  node?: readonly string[]
}): Promise<Service> {
  const { data, authority, more = [], node = [] } = options
  const log = openSync(join(data, 'log.jsonl'), 'a')
  const running = startNode([...node, command, ...serve(data, authority), ...more], {
    stdio: ['ignore', 'pipe', log],
    env: { PATH: process.env['PATH'], HOME: data, XDG_CACHE_HOME: join(data, '..', 'cache') },
  })
  closeSync(log)
  return { ...running, url: await readUrl(running) }
}

/** Builds the command line of a service in production mode. */
export function serve(data: string, authority: Pick<Authority, 'url'>): readonly string[] {
  const options = {
    mode: 'production',
    port: '0',
    data,
    authority: authority.url,
    'throttle-per-minute': '10000000',
  }
  return [
    'serve',
    '--json',
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
  ]
}

/** Reads the URL from the ready line. */
async function readUrl({ child }: RunningProcess): Promise<string> {
  if (!child.stdout) throw new Error('the output of the service is not piped')
  let written = ''
  for await (const line of createInterface(child.stdout)) {
    written += line
    if (line === '}') return (JSON.parse(written) as { url: string }).url
  }
  throw new Error('the service did not start; its log says why')
}
