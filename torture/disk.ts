import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('shim/durable.c', import.meta.url))

/** A folder that keeps only synced data when the power fails. */
export interface Disk {
  /** Folder in which programs work. */
  readonly folder: string
  /** Variables that make programs record what they sync. */
  readonly environment: Readonly<Record<string, string>>
  /** Treats the present content as synced, unless an earlier run left synced content. */
  adopt(): void
  /** Treats the present content as synced. */
  settle(): void
  /** Simulates a power failure: only synced data remains. Every program must have ended. */
  fail(): void
}

/** Opens a disk; content of an earlier run counts as synced. */
export function openDisk(place: string): Disk {
  const folder = join(place, 'disk')
  const shadow = join(place, 'shadow')
  const now = join(shadow, 'now')
  const ranges = join(shadow, 'ranges')
  const clear = () => {
    rmSync(ranges, { recursive: true, force: true })
    mkdirSync(ranges, { recursive: true })
    chmodSync(shadow, 0o777)
    chmodSync(ranges, 0o777)
  }
  // Owner and permissions must be kept, which Node's own copying does not guarantee.
  const copy = (from: string, to: string) => {
    rmSync(to, { recursive: true, force: true })
    execFileSync('cp', ['-a', from, to])
  }
  const fail = () => {
    copy(now, folder)
    clear()
  }
  const settle = () => {
    clear()
    copy(folder, now)
  }
  const library = join(place, 'durable.so')
  mkdirSync(place, { recursive: true })
  build(library)
  if (existsSync(now)) fail()
  mkdirSync(folder, { recursive: true })
  return {
    folder,
    environment: { LD_PRELOAD: library, TORTURE_ROOT: folder, TORTURE_SHADOW: shadow },
    adopt() {
      if (!existsSync(now)) settle()
    },
    settle,
    fail,
  }
}

function build(library: string): void {
  try {
    execFileSync('cc', ['-O2', '-Wall', '-shared', '-fPIC', '-o', library, source, '-ldl'])
  } catch (error) {
    throw new Error('this scenario needs Linux and a C compiler: apt-get install gcc libc6-dev', {
      cause: error,
    })
  }
}
