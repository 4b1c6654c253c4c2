import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** A look at what processes put on disk. */
export interface Trace {
  /** Ends it and gives the lines of strace: writes at a place, and syncs. */
  end(): Promise<readonly string[]>
}

/**
 * Follows processes, and those that they start, with `strace`.
 * @throws when there is no strace, or it may not follow them
 */
export async function traceSyncs(pids: readonly number[], folder: string): Promise<Trace> {
  if (pids.length === 0) throw new Error('there is no process to follow')
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
