// @ts-check
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './root.mjs'

/** A lock held longer than this has been abandoned. */
const longestMs = 15 * 60_000

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** @param {string} path */
function tryLock(path) {
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid, since: Date.now() }), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  }
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8'))
    if (!isAlive(holder.pid) || Date.now() - holder.since > longestMs) rmSync(path)
  } catch {
    // Being written, or already gone: the next attempt will tell.
  }
  return false
}

/**
 * Runs work that two processes on one clone must not do at once; the second one waits.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const clone = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const path = join(tmpdir(), `accredit-${name}-${clone}.lock`)
  while (!tryLock(path)) await sleep(100)
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}
