import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('shim/durable.c', import.meta.url))

/** A folder of which only what was synced is left when the power fails. */
export interface Disk {
  /** Folder in which programs work. */
  readonly folder: string
  /** The variables that programs need, so that it is known what they have synced. */
  readonly environment: Readonly<Record<string, string>>
  /** Takes what is there for synced, unless an earlier run has left what was. */
  adopt(): void
  /** Takes what is there for synced, as if it had lain there for long. */
  settle(): void
  /** The power has failed: leaves what was synced. Every program has to have ended. */
  fail(): void
}

/** Opens a disk; what an earlier run left is what was synced. */
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
  // Owner and rights have to stay, which Node's own copying does not promise.
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
