import type { TestContext } from 'node:test'
import { main } from '../../src/cli/main.ts'
import type { Runtime } from '../../src/cli/runtime.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { createFakeKeyring } from './fake-keyring.ts'
import type { Ended } from './run-cli.ts'

/** Dependencies of the command line that a test replaces. */
export interface TestSurroundings extends Partial<
  Pick<Runtime, 'environment' | 'homeFolder' | 'keyring' | 'stop' | 'sleep'>
> {
  /** Columns of a terminal; none when output goes elsewhere. */
  readonly columns?: number
  readonly stdin?: string
  /** Told of everything that is written, as it is written. */
  readonly onWrite?: (text: string) => void
}

/** Runs the command line inside this process. */
export async function callMain(
  t: TestContext,
  args: readonly string[],
  runtime: TestSurroundings = {},
): Promise<Ended> {
  const { columns, stdin = '', onWrite } = runtime
  const written = { stdout: '', stderr: '' }
  const terminal = (name: keyof typeof written) => ({
    write(text: string) {
      written[name] += text
      onWrite?.(text)
    },
    ...(columns !== undefined && { isTTY: true, columns }),
  })
  const code = await main(args, {
    environment: runtime.environment ?? {},
    homeFolder: runtime.homeFolder ?? temporaryFolder(t),
    stop: runtime.stop ?? new AbortController().signal,
    keyring: runtime.keyring ?? createFakeKeyring({ state: 'away' }),
    sleep: runtime.sleep ?? (() => Promise.resolve()),
    stdin: (async function* read() {
      yield stdin
    })(),
    stdout: terminal('stdout'),
    stderr: terminal('stderr'),
  })
  return { code, ...written }
}
