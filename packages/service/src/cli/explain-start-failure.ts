import { ConfigError, type Config } from '../config.ts'
import { Failure } from './failure.ts'

/** Says in one line why a service could not start, and what to do; other errors stay as they are. */
export function explainStartFailure(
  error: unknown,
  listening?: Pick<Config, 'host' | 'port'>,
): unknown {
  if (!(error instanceof Error) || error instanceof ConfigError) return error
  const { code, syscall, name, message } = error as NodeJS.ErrnoException
  const fail = (what: string, remedy: string) => new Failure('unexpected', what, remedy, error)
  if (code === 'EADDRINUSE' && listening) {
    return fail(
      `port ${listening.port} on ${listening.host} is in use`,
      'Stop what uses it, or choose another with --port; 0 takes a free one.',
    )
  }
  if (name === 'StoreUnavailable') {
    return message.includes('another process')
      ? fail(message, 'Stop the other one, or choose another folder with --data.')
      : fail(`the store cannot be used: ${message}`, 'Check --store, and that the database runs.')
  }
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
