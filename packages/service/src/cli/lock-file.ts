import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** No work under a lock takes so long. */
const staleMilliseconds = 60_000
const pauseMilliseconds = 25

/** Does some work while no other process does work under the same lock file. */
export async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  while (!(await take(file))) {
    await removeStale(file)
    await sleep(pauseMilliseconds)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes a lock whose holder is gone. */
async function removeStale(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (!found) return
  const age = Date.now() - found.mtimeMs
  const holder = Number(await readFile(file, 'utf8').catch(() => ''))
  if (age > staleMilliseconds || (holder > 0 && !isAlive(holder))) await rm(file, { force: true })
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    // Another user's process lives, though it cannot be signalled.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
