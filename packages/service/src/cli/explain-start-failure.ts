import { ConfigError, type Config } from '../config/config.ts'
import { StoreInUse } from '../store/in-use.ts'
import { Failure } from './failure.ts'

const damageRemedy =
  'Nothing was changed. Copy the folder, restore a backup into an empty one with "accredit restore <file> --data <folder>", and serve that; on PostgreSQL restore with its own tools. To look at what is left, serve with --rescue: it only reads.'
const trustRemedy =
  'Nothing was changed. If the store lost its end, restore a newer backup with "accredit restore"; to look at it meanwhile, serve with --rescue.'
const anchorRemedy =
  'Put back a copy of that file. Without one, run "accredit audit verify", move the file away and keep it as evidence.'

/** Says in one line why a service could not start, and what to do; other errors stay as they are. */
export function explainStartFailure(
  error: unknown,
  listening?: Pick<Config, 'host' | 'port'>,
  flag = 'port',
): unknown {
  if (!(error instanceof Error) || error instanceof ConfigError) return error
  const { code, syscall, name, message } = error as NodeJS.ErrnoException
  const fail = (what: string, remedy: string) => new Failure('unexpected', what, remedy, error)
  if (code === 'EADDRINUSE' && listening) {
    return fail(
      `port ${listening.port} on ${listening.host} is in use`,
      `Stop what uses it, or choose another with --${flag}${flag === 'port' ? '; 0 takes a free one' : ''}.`,
    )
  }
  if (error instanceof StoreInUse) {
    return fail(message, 'Stop the other one, or choose another folder with --data.')
  }
  if (isDamage(error)) return fail(`the store is damaged: ${message}`, damageRemedy)
  if (name === 'StoreUnavailable') {
    return fail(
      `the store cannot be used: ${message}`,
      'Check --store, and that the database runs.',
    )
  }
  if (name === 'StoreDamaged') return fail(message, damageRemedy)
  if (name === 'AuditNotTrusted') return fail(message, trustRemedy)
  if (name === 'AnchorUnreadable') return fail(message, anchorRemedy)
  if (name === 'MoveUnfinished') {
    return fail(message, 'Run the same "accredit move" again: it goes on where it stopped.')
  }
  if (name === 'AuditKeyError') return fail(message, 'Check --audit-key.')
  if (name === 'SchemaTooNew') return fail(message, 'Update accredit, or choose another store.')
  if (syscall !== undefined || code === 'ERR_SQLITE_ERROR') {
    return fail(`cannot start: ${message}`, 'Check --host, --port, --data and --store.')
  }
  return error
}

/** SQLite's numbers for a file that is corrupt, or no database at all. */
const damages = new Set([11, 26])

function isDamage(error: Error): boolean {
  const { errcode = 0 } = error as { errcode?: number }
  return damages.has(errcode & 0xff) || (error.cause instanceof Error && isDamage(error.cause))
}
