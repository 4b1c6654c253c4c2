import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** A trace of what processes sync to disk. */
export interface Trace {
  /** Ends the trace and returns the lines of strace: writes to the watched folder, and syncs. */
  end(): Promise<readonly string[]>
}

/**
 * Traces processes and their children with `strace`.
 * @throws when strace is missing or not permitted
 */
export async function traceSyncs(pids: readonly number[], folder: string): Promise<Trace> {
  if (pids.length === 0) throw new Error('there is no process to trace')
  const file = join(folder, 'syncs.trace')
  rmSync(file, { force: true })
  const targets = pids.flatMap((pid) => ['-p', String(pid)])
  const strace = spawn(
    'strace',
    ['-f', '-y', '-e', 'trace=fsync,fdatasync,pwrite64', '-o', file, ...targets],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  await new Promise<void>((resolve, reject) => {
    strace.once('error', (cause) =>
      reject(new Error('this scenario needs strace: apt-get install strace', { cause })),
    )
    strace.once('exit', () => reject(new Error(`strace has ended: ${said}`)))
    strace.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (pids.every((pid) => said.includes(`Process ${pid} attached`))) resolve()
    })
  })
  return {
    async end() {
      if (strace.exitCode === null) {
        const ended = once(strace, 'exit')
        strace.kill('SIGINT')
        await ended
      }
      return readFileSync(file, 'utf8').split('\n')
    },
  }
}
