import { main } from '../../src/cli/main.ts'

/** What a run of the command line said and how it ended. */
export interface CliRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line in this process. */
export async function runCli(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  const said = { stdout: '', stderr: '' }
  const terminal = (name: keyof typeof said) => ({
    write(text: string) {
      said[name] += text
    },
  })
  const code = await main(args, {
    environment,
    stdin: (async function* () {})(),
    stdout: terminal('stdout'),
    stderr: terminal('stderr'),
    homeFolder: '/nowhere',
    stop: new AbortController().signal,
    sleep: async () => undefined,
  })
  return { code, ...said }
}
