#!/usr/bin/env node
// @ts-check
// The command "accredit". Plain JavaScript, because whatever Node is first in PATH reads it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { constants, homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const source = join(here, '..', 'src', 'bin.ts')
const built = join(here, '..', 'dist', 'bin.js')

/** Node runs no TypeScript below node_modules: an installed package has only what was built. */
const runsSource = existsSync(source) && !here.split(/[/\\]/).includes('node_modules')

/** The Node that a workspace pins, as a dependency of this or of a folder above. */
function findPinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  for (let folder = here; ; folder = dirname(folder)) {
    const node = join(folder, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file)
    if (existsSync(node)) return node
    if (dirname(folder) === folder) return undefined
  }
}

/** The source runs on the Node that the workspace pins; what was built runs on older ones too. */
const least = runsSource ? { major: 24, minor: 18 } : { major: 22, minor: 16 }

function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > least.major || (major === least.major && minor >= least.minor)
}

/**
 * Goes on as another Node: in this process where that is possible, else in a child.
 * @param {string} node
 * @param {string[]} args
 */
function continueAs(node, args) {
  if (process.execve !== undefined && process.platform !== 'win32') {
    process.execve(node, [node, ...args], process.env)
  }
  const child = spawn(node, args, { stdio: 'inherit' })
  // A terminal sends Ctrl-C to the child as well, which must get it once.
  const hasTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  process.on('SIGINT', () => hasTerminal || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal ?? 'SIGTERM']
  })
}

/**
 * Lets Node keep what it compiled, so that the next start is quicker. The folder is the user's own: to
 * plant code in it is no more than they could do anyway. Where it cannot be written nothing is kept.
 */
function keepCompiled() {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: windows } = process.env
  module.enableCompileCache?.(join(xdg || windows || join(homedir(), '.cache'), 'accredit'))
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`accredit: ${message}\n`)
  process.exitCode = 2
}

const args = process.argv.slice(2)
const pinned = findPinnedNode()
const node = pinned ?? (isNewEnough() ? process.execPath : undefined)

if (!runsSource && isNewEnough()) {
  keepCompiled()
  await import(pathToFileURL(built).href)
} else if (node === undefined) {
  const remedy = `${runsSource ? 'run "npm ci", or ' : ''}install it from https://nodejs.org`
  const version = `${least.major}.${least.minor}`
  fail(`Node ${version} or newer is needed, this is ${process.versions.node}: ${remedy}.`)
} else {
  continueAs(node, runsSource ? ['--conditions=source', source, ...args] : [built, ...args])
}
