import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

/** A process that ends with its owner. */
export interface RunningProcess extends AsyncDisposable {
  readonly child: ChildProcess
  readonly pid: number
  /** Resolves with its next message. */
  hear(): Promise<unknown>
  /** Sends a message to it and resolves with its next one. */
  ask(message: object): Promise<unknown>
}

/** Starts Node with these arguments; the process ends when it is disposed of. */
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
      throw new Error('the process has ended instead of answering')
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

/** Kills the child when this process ends, however it ends. */
function endWithThis(child: ChildProcess): void {
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
}

/** Bytes of memory that a process holds at this moment. */
export function residentBytes(pid: number): number {
  const [, kilobytes] =
    /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
