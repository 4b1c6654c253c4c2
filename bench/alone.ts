import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kept } from './folders.ts'

const file = join(kept, 'running.pid')

/**
 * Refuses to start a second bench on this clone: the two would distort each other's figures.
 * @throws when another one runs
 */
export function runAlone(): void {
  const holder = readHolder()
  if (holder !== undefined && isAlive(holder)) throw new Error(`bench ${holder} is running already`)
  rmSync(file, { force: true })
  writeFileSync(file, String(process.pid), { flag: 'wx' })
  process.once('exit', () => rmSync(file, { force: true }))
}

function readHolder(): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
