import { spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../packages/service/src/bin.ts', import.meta.url))

/** `accredit` in a process of its own. */
export interface AccreditProcess {
  readonly child: ChildProcess
  /** Message on standard output once it is ready. */
  readonly ready: Promise<{ readonly url?: string }>
  isAlive(): boolean
  /** Ends it at once, without a chance to tidy up. */
  kill(): Promise<void>
}

/** Settings that all processes of one run share. */
export interface Launch {
  /** Options of Accredit, by variable. */
  readonly options: Readonly<Record<string, string>>
  /** Other variables, e.g. of the dynamic linker. */
  readonly environment?: Readonly<Record<string, string>>
  /** A program that starts Node, e.g. `['strace', '-f']`. */
  readonly through?: readonly string[]
  /** File of process ids, so that a later run can end the processes that this one left. */
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
  // Whoever kills it does not wait for it.
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

/** Runs a command of `accredit` to its end and gives its exit code with what it said. */
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
        // Not whole yet.
      }
    })
    child.once('exit', (code, signal) => reject(new Error(`ended by ${signal ?? code}: ${text}`)))
  })
}

/** The processes that were noted and run. */
export function listNoted(pidFile: string): readonly number[] {
  const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : []
  return [...new Set(lines.map(Number))].filter((pid) => {
    const file = `/proc/${pid}/cmdline`
    // Ids are given again; only a process that runs our program is one of ours.
    return pid > 1 && existsSync(file) && readFileSync(file, 'utf8').includes(bin)
  })
}

/** Ends what an earlier run left when it was killed itself. */
export async function endLeftovers(pidFile: string): Promise<void> {
  for (const pid of listNoted(pidFile)) process.kill(pid, 'SIGKILL')
  while (listNoted(pidFile).length > 0) await sleep(20)
}
