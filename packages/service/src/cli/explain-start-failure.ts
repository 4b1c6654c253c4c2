import { join } from 'node:path'
import { ConfigError } from '../config/config.ts'
import { parseStore, type StorePlace } from '../config/parse-store.ts'
import { keyNames } from '../files/beside-store.ts'
import { examineFolder } from '../files/examine-folder.ts'
import { describeFault, nameOfUser } from '../files/describe-fault.ts'
import { sqliteCodeOf } from '../store/sqlite-code.ts'
import { findProblem, problem, type Problem, type ProblemName } from '../words/problem.ts'
import type { Ending } from './exit-codes.ts'
import { Failure } from './failure.ts'

/** Parts of the configuration that a command was about to use. */
export interface Attempted {
  readonly data: string
  readonly store: string
  readonly host?: string
  readonly port?: number
}

/**
 * Explains why opening a store or listening failed, and the remedy; errors that explain themselves,
 * and unexpected ones, are returned unchanged.
 * @param flag names the port
 */
export function explainStartFailure(error: unknown, attempted: Attempted, flag = 'port'): unknown {
  if (!(error instanceof Error) || error instanceof ConfigError || error instanceof Failure) {
    return error
  }
  const listening = explainListening(error, attempted, flag)
  if (listening) return new Failure(endings[listening.rule] ?? 'unexpected', listening, error)
  const own = findProblem(error)
  if (own && !mayHideCause.has(own.rule))
    return new Failure(endings[own.rule] ?? 'unexpected', own, error)
  const found = explainStore(error, parseStore(attempted), attempted.data) ?? own
  return found ? new Failure(endings[found.rule] ?? 'unexpected', found, error) : error
}

/** A folder that this user cannot read looks empty. */
const mayHideCause: ReadonlySet<ProblemName> = new Set(['StoreMissing', 'AuditKeyMissing'])

const endings: Readonly<Partial<Record<ProblemName, Ending>>> = {
  AuditKeyForm: 'usage',
  AuditKeyKind: 'usage',
  AuditKeyMissing: 'usage',
  AuditKeyNotMade: 'usage',
  AuditKeyPublic: 'usage',
  AuditKeyUnreadable: 'usage',
  HostNotHere: 'usage',
  StoreMissing: 'usage',
  SchemaTooOld: 'usage',
}

function explainListening(
  error: NodeJS.ErrnoException,
  { host = '', port = 0 }: Attempted,
  flag: string,
): Problem | undefined {
  if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') return undefined
  switch (error.code) {
    case 'EADDRINUSE':
      return problem('PortInUse', { host, port, flag })
    case 'EACCES':
      return problem('PortForbidden', { host, port, flag, user: nameOfUser() })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return problem('HostNotHere', { host })
    default:
      return undefined
  }
}

function explainStore(error: Error, place: StorePlace, data: string): Problem | undefined {
  const { syscall, name, message } = error as NodeJS.ErrnoException
  const sqlite = sqliteCodeOf(error)
  const isOfStore = name === 'StoreUnavailable' || sqlite !== undefined || syscall !== undefined
  if (!isOfStore && findProblem(error) === undefined) return undefined
  if (place.kind === 'postgres') {
    return syscall === undefined || name === 'StoreUnavailable'
      ? problem('StoreUnusable', { reason: message })
      : explainFile(error)
  }
  const files = place.kind === 'sqlite' ? filesOf(place.file, place.folder) : []
  const unusable = examineFolder(data, files)
  if (unusable) return unusable
  if (place.kind === 'sqlite' && sqlite !== undefined) {
    const { file } = place
    if (damages.has(sqlite)) return problem('StoreDamaged', { place: file, found: message })
    if (isFullDisk(error)) return problem('DiskFull', { folder: data })
    return problem('StoreFileUnusable', { file, reason: message })
  }
  return explainFile(error)
}

/** Names the file that the system refused. */
export function explainFile(error: unknown): Problem | undefined {
  const { syscall, path } = error as NodeJS.ErrnoException
  if (syscall === undefined || path === undefined) return undefined
  if (isFullDisk(error)) return problem('DiskFull', { folder: path })
  return problem('FileUnusable', { path, fault: describeFault(error) })
}

function filesOf(file: string, folder: string): string[] {
  const beside = ['-wal', '-shm', '.lock', '.pid'].map((end) => `${file}${end}`)
  const keys = [...keyNames, 'audit-key.anchor.json']
  return [file, ...beside, ...keys.map((name) => join(folder, name))]
}

/** SQLite's codes for a corrupt file, or one that is not a database. */
const damages = new Set([11, 26])
const fullDisk = 13

/** Checks whether SQLite or the system ran out of space. */
export function isFullDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (error as NodeJS.ErrnoException).code === 'ENOSPC' || sqliteCodeOf(error) === fullDisk
}
