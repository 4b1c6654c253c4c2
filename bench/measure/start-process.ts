import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

/** A child process that ends with this one. */
export interface RunningProcess extends AsyncDisposable {
  readonly child: ChildProcess
  readonly pid: number
  /** Resolves to its next message. */
  hear(): Promise<unknown>
  /** Sends it a message and resolves to its next one. */
  ask(message: object): Promise<unknown>
}

/** Starts Node with the given arguments; disposal ends the process. */
export function startNode(
  args: readonly string[],
  options: { stdio: StdioOptions; env?: NodeJS.ProcessEnv },
): RunningProcess {
  const { stdio, env = process.env } = options
  const child = spawn(process.execPath, args, { stdio, env, serialization: 'advanced' })
  const ended = once(child, 'exit')
  endWithThis(child)
  const hear = async () => {
    const over = ended.then(() => {
      throw new Error('the process ended without an answer')
    })
    const [message] = (await Promise.race([once(child, 'message'), over])) as unknown[]
    return message
  }
  return {
    child,
    pid: child.pid ?? -1,
    hear,
    ask(message) {
      const heard = hear()
      child.send(message)
      return heard
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Kills the child when this process exits for any reason. */
function endWithThis(child: ChildProcess): void {
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
}

/** Resident memory of a process in bytes. */
export function residentBytes(pid: number): number {
  const [, kilobytes] =
    /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
