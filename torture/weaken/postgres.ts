/**
 * Preloaded (`node --import`) for single runs by hand: each connection has `synchronous_commit` off
 * where the service asks for on, to show that the torture detects the loss. The service has no such
 * option.
 */
import pg from 'pg'

// All its overloads are passed on unchanged.
const prototype = pg.Client.prototype as { query: (...args: unknown[]) => unknown }
const { query } = prototype
prototype.query = function weakened(text, ...rest) {
  const isAsking = typeof text === 'string' && text.includes('set_config')
  return query.call(
    this,
    isAsking ? text.replace(`, 'on', false`, `, 'off', false`) : text,
    ...rest,
  )
}
