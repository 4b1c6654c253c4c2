/**
 * Loaded before the service (`node --import`), for one run by hand: each transaction turns
 * `synchronous_commit` off after the service has asked for it, to show that the torture finds what that
 * loses. The service has no such option.
 */
import pg from 'pg'

// Its many forms are passed on as they come.
const prototype = pg.Client.prototype as { query: (...args: unknown[]) => unknown }
const { query } = prototype
prototype.query = function weakened(text, ...rest) {
  const weak = text === 'begin' ? 'begin; set local synchronous_commit = off' : text
  return query.call(this, weak, ...rest)
}
