/**
 * Loaded before the service (`node --import`), for one run by hand: it puts `synchronous=off` where the
 * service says `full`, to show that the torture finds what that loses. The service has no such option.
 */
import { DatabaseSync } from 'node:sqlite'

const { exec } = DatabaseSync.prototype
DatabaseSync.prototype.exec = function weakened(sql: string) {
  return exec.call(this, sql.replaceAll('synchronous = full', 'synchronous = off'))
}
