import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { contosoTenant, publicApp } from '../../support/service.ts'
import type { TestStorage } from '../../support/stores.ts'
import { program, programEnvironment } from '../../support/program-environment.ts'

/** A service in a process of its own, which can be killed. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string
  /** A token of Contoso's Admin agent. */
  readonly token: string
  /** Ends it at once, without a chance to tidy up. */
  kill(): Promise<void>
}

/** Starts a sandbox as an operator does; it serves once this resolves. */
export async function startServerProcess(
  storage: TestStorage,
  options: Readonly<Record<`ACCREDIT_${string}`, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...program, 'serve', '--json'], {
    env: {
      ...programEnvironment,
      ACCREDIT_PORT: '0',
      ACCREDIT_STORE: storage.config.store,
      ACCREDIT_DATA: storage.config.data,
      ACCREDIT_THROTTLE_PER_MINUTE: '0',
      ACCREDIT_LOG_LEVEL: 'error',
      ...options,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await readUrl(child)
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  try {
    return { url, token: await fetchToken(url), kill, [Symbol.asyncDispose]: kill }
  } catch (error) {
    await kill()
    throw error
  }
}

/** The address that the service tells when it is ready. */
async function readUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout || !child.stderr) throw new Error('the process has no output')
  const faults: string[] = []
  child.stderr.on('data', (chunk: Buffer) => faults.push(chunk.toString()))
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    const { url } = parse(lines.join('\n'))
    // Left unread, the pipe would fill up and hold the service.
    child.stdout.resume()
    if (url !== undefined) return url
  }
  throw new Error(`the service did not start: ${lines.join('\n')}${faults.join('')}`)
}

function parse(text: string): { url?: string } {
  try {
    return JSON.parse(text) as { url?: string }
  } catch {
    return {}
  }
}

async function fetchToken(url: string): Promise<string> {
  const response = await fetch(`${url}/${contosoTenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: publicApp,
      refresh_token: 'sandbox-refresh:admin@contoso.onmicrosoft.com',
      scope: 'https://api.partnercenter.microsoft.com/user_impersonation',
    }),
  })
  return ((await response.json()) as { access_token: string }).access_token
}
