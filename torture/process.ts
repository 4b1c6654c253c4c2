import { spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../packages/service/src/bin.ts', import.meta.url))

/** `accredit` in its own process. */
export interface AccreditProcess {
  readonly child: ChildProcess
  /** Ready message on standard output. */
  readonly ready: Promise<{ readonly url?: string }>
  isAlive(): boolean
  /** Kills it without a chance to clean up. */
  kill(): Promise<void>
}

/** Settings shared by all processes of a run. */
export interface Launch {
  /** Options of Accredit by environment variable. */
  readonly options: Readonly<Record<string, string>>
  /** Other variables, e.g. of the dynamic linker. */
  readonly environment?: Readonly<Record<string, string>>
  /** A program that starts Node, e.g. `['strace', '-f']`. */
  readonly through?: readonly string[]
  /** File of process ids, so that a later run can end leftover processes. */
  readonly pidFile: string
  readonly logFile: string
}

/** Starts a command of `accredit`. */
export function startAccredit(args: readonly string[], launch: Launch): AccreditProcess {
  const command = [...(launch.through ?? []), process.execPath, '--conditions=source', bin, ...args]
  const [program = '', ...rest] = command
  const child = spawn(program, rest, {
    env: { PATH: process.env['PATH'], ...launch.environment, ...launch.options },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  appendFileSync(launch.pidFile, `${child.pid}\n`)
  child.stderr.on('data', (chunk: Buffer) => appendFileSync(launch.logFile, chunk))
  const isAlive = () => child.exitCode === null && child.signalCode === null
  const ready = readReady(child)
  // A killed process never becomes ready.
  ready.catch(() => undefined)
  return {
    child,
    ready,
    isAlive,
    async kill() {
      if (!isAlive()) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Runs a command of `accredit` to its end; returns its exit code and output. */
export async function runAccredit(
  args: readonly string[],
  launch: Launch,
): Promise<{ code: number | null; output: string }> {
  const { child, ready } = startAccredit(args, launch)
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = (await once(child, 'exit')) as [number | null]
  await ready.catch(() => undefined)
  return { code, output }
}

async function readReady(child: ChildProcess): Promise<{ url?: string }> {
  let text = ''
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      try {
        resolve(JSON.parse(text) as { url?: string })
      } catch {
        // The line is still incomplete.
      }
    })
    child.once('exit', (code, signal) => reject(new Error(`ended by ${signal ?? code}: ${text}`)))
  })
}

/** Lists recorded processes that are running. */
export function listNoted(pidFile: string): readonly number[] {
  const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : []
  return [...new Set(lines.map(Number))].filter((pid) => {
    const file = `/proc/${pid}/cmdline`
    // Process ids are reused; only a process that runs our program is ours.
    return pid > 1 && existsSync(file) && readFileSync(file, 'utf8').includes(bin)
  })
}

/** Ends the processes of a run that was itself killed. */
export async function endLeftovers(pidFile: string): Promise<void> {
  for (const pid of listNoted(pidFile)) process.kill(pid, 'SIGKILL')
  while (listNoted(pidFile).length > 0) await sleep(20)
}
