import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** True when the system calls of another process can be traced on this machine. */
const canWatch = spawnSync('strace', ['-V']).status === 0

/** Counts the disk syncs of a process until stopped. */
export async function countSyncs(
  pid: number,
): Promise<{ stop(): Promise<number | undefined> } | undefined> {
  if (!canWatch) return undefined
  const watching = spawn('strace', ['-f', '-e', 'trace=fsync,fdatasync', '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let attached = false
  let count = 0
  const lines = createInterface(watching.stderr)
  const said = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line.includes('attached')) {
        attached = true
        resolve()
      }
      if (/\bf(data)?sync\(/.test(line)) count += 1
    })
    lines.on('close', resolve)
  })
  await said
  return {
    async stop() {
      const ended = once(watching, 'exit')
      watching.kill('SIGINT')
      await ended
      return attached ? count : undefined
    },
  }
}
