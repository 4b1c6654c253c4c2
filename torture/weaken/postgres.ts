/**
 * Loaded before the service (`node --import`), for one run by hand: each connection has
 * `synchronous_commit` off where the service asks for on, to show that the torture finds what that loses.
 * The service has no such option.
 */
import pg from 'pg'

// Its many forms are passed on as they come.
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
