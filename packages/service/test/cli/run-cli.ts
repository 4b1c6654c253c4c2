import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { TestContext } from 'node:test'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { program, programEnvironment } from '../support/program-environment.ts'

/** Exit code and output of a process. */
export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A process of the command line that runs. */
export interface RunningCli {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>
  /** Resolves with all that was written, once it matches; rejects when the process ends before. */
  written(pattern: RegExp): Promise<string>
  readonly ended: Promise<Ended>
}

/**
 * Starts the command line as a process of its own, with an empty home and no terminal.
 * @param copy the source to run, where it is not this one
 */
export function startCli(
  t: TestContext,
  args: readonly string[],
  environment: Record<string, string> = {},
  copy?: string,
): RunningCli {
  const home = temporaryFolder(t)
  const start = copy === undefined ? program : ['--conditions=source', copy]
  const child = spawn(process.execPath, [...start, ...args], {
    env: { ...programEnvironment, HOME: home, XDG_CONFIG_HOME: home, ...environment },
    cwd: home,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  t.after(() => child.kill('SIGKILL'))
  const output = { stdout: '', stderr: '' }
  const all = () => output.stdout + output.stderr
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, ...output }))
  return {
    child,
    ended,
    async written(pattern) {
      while (!pattern.test(all())) {
        const heard = new AbortController()
        const { signal } = heard
        const next = Promise.race([
          once(child.stdout, 'data', { signal }),
          once(child.stderr, 'data', { signal }),
        ])
        const isOver = await Promise.race([next.then(() => false), ended.then(() => true)])
        // The listeners that have heard nothing go, too.
        heard.abort()
        await next.catch(() => undefined)
        if (isOver && !pattern.test(all())) throw new Error(`ended without ${pattern}: ${all()}`)
      }
      return all()
    },
  }
}

/** Runs the command line as a process of its own to its end. */
export async function runCli(
  t: TestContext,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ended> {
  const { child, ended } = startCli(t, args, environment)
  child.stdin.end()
  return ended
}
