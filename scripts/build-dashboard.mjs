// @ts-check
// npm run build: builds the dashboard's static files, unless they are there and up to date.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedNode } from './pinned-node.mjs'
import { root } from './root.mjs'
import { withLock } from './with-lock.mjs'

const dashboard = join(root, 'packages', 'dashboard')
const stamp = join(dashboard, 'dist', 'build-stamp.txt')

/** What the build reads: the dashboard, the client that goes into it, and the versions of the rest. */
const inputs = [
  ...['src', 'public', 'index.html', 'package.json', 'vite.config.ts'].map((name) =>
    join(dashboard, name),
  ),
  join(root, 'packages', 'client', 'src'),
  join(root, 'package-lock.json'),
]

/**
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(path) {
  if (!existsSync(path)) return []
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const input of inputs) {
    const files = /\.\w+$/.test(input) ? [input] : listFiles(input).toSorted()
    for (const file of files) {
      if (!file.endsWith('.test.ts'))
        hash.update(file.slice(root.length)).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

function readStamp() {
  try {
    return readFileSync(stamp, 'utf8')
  } catch {
    return undefined
  }
}

/** @param {string} wanted */
function build(wanted) {
  const started = Date.now()
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status, stdout, stderr } = spawnSync(
    pinnedNode(),
    [vite, 'build', '--config', join(dashboard, 'vite.config.ts'), '--logLevel', 'warn'],
    { cwd: dashboard, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The dashboard could not be built.\n${stdout}${stderr}`)
  writeFileSync(stamp, wanted)
  process.stderr.write(`Built the dashboard in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`)
}

/** Builds the dashboard when it was never built, or from other sources. */
export async function buildDashboard() {
  const wanted = fingerprint()
  if (readStamp() === wanted) return
  await withLock('dashboard', () => {
    if (readStamp() !== wanted) build(wanted)
  })
}
