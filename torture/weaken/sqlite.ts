/**
 * Preloaded (`node --import`) for single runs by hand: sets `synchronous=off` where the service
 * sets `full`, to show that the torture detects the loss. The service has no such option.
 */
import { DatabaseSync } from 'node:sqlite'

const { exec } = DatabaseSync.prototype
DatabaseSync.prototype.exec = function weakened(sql: string) {
  return exec.call(this, sql.replaceAll('synchronous = full', 'synchronous = off'))
}
