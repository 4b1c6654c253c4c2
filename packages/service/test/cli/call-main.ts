import type { TestContext } from 'node:test'
import { main } from '../../src/cli/main.ts'
import type { Surroundings } from '../../src/cli/surroundings.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { createFakeKeyring } from './fake-keyring.ts'
import type { Ended } from './run-cli.ts'

/** Dependencies of the command line that a test replaces. */
export interface TestSurroundings extends Partial<
  Pick<Surroundings, 'environment' | 'homeFolder' | 'keyring' | 'stop' | 'sleep'>
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
  surroundings: TestSurroundings = {},
): Promise<Ended> {
  const { columns, stdin = '', onWrite } = surroundings
  const written = { stdout: '', stderr: '' }
  const terminal = (name: keyof typeof written) => ({
    write(text: string) {
      written[name] += text
      onWrite?.(text)
    },
    ...(columns !== undefined && { isTTY: true, columns }),
  })
  const code = await main(args, {
    environment: surroundings.environment ?? {},
    homeFolder: surroundings.homeFolder ?? temporaryFolder(t),
    stop: surroundings.stop ?? new AbortController().signal,
    keyring: surroundings.keyring ?? createFakeKeyring({ state: 'away' }),
    sleep: surroundings.sleep ?? (() => Promise.resolve()),
    stdin: (async function* read() {
      yield stdin
    })(),
    stdout: terminal('stdout'),
    stderr: terminal('stderr'),
  })
  return { code, ...written }
}
