import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'

/** Whose rights PostgreSQL runs with, and where that account can reach files. */
export interface Account {
  /** Absent: those of this process. */
  readonly ids?: { readonly uid: number; readonly gid: number }
  /** A folder for temporary files that the account can reach. */
  readonly folder: string
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

/** Says whether everyone may pass through a folder and all above it. */
function isOpen(folder: string): boolean {
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode ?? 0
  return (mode & 0o001) !== 0 && (dirname(folder) === folder || isOpen(dirname(folder)))
}

/**
 * PostgreSQL refuses to run as root, so there it runs as `nobody`, in a folder that `nobody` can
 * reach: the usual one may lie below root's home.
 */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return { folder: tmpdir() }
  const ids = idsOf('nobody')
  if (ids === undefined) {
    throw new Error('PostgreSQL does not run as root, and this machine has no user "nobody".')
  }
  const folder = [tmpdir(), '/tmp', '/var/tmp'].find((candidate) => isOpen(candidate))
  if (folder === undefined) {
    throw new Error('PostgreSQL runs as "nobody", which can reach no folder for temporary files.')
  }
  accessSync(folder, constants.W_OK)
  return { ids, folder }
}
