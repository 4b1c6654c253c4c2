// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pinnedNode } from './pinned-node.mjs'
import { root } from './root.mjs'

/** @typedef {import('./write-tar.mjs').TarEntry} TarEntry */

const service = join(root, 'packages', 'service')

/** User that the image runs as; it owns only its data. */
export const imageUser = 1000

/**
 * Files of the lower layer: Node, its shared libraries, and the minimum that a user needs.
 * @returns {TarEntry[]}
 * @throws when the libraries cannot be determined
 */
export function baseEntries() {
  const node = pinnedNode()
  const libraries = listLibraries(node)
  const files = [
    file('usr/local/bin/node', node, 0o755),
    ...libraries.map((path) => file(path.slice(1), realpathSync(path), 0o755)),
    text('etc/passwd', `root:x:0:0::/:/\nnode:x:${imageUser}:${imageUser}::/var/lib/accredit:/\n`),
    text('etc/group', `root:x:0:\nnode:x:${imageUser}:\n`),
    text('etc/hosts', '127.0.0.1 localhost\n::1 localhost\n'),
    text('etc/nsswitch.conf', 'passwd: files\ngroup: files\nhosts: files dns\n'),
  ]
  return [
    ...foldersOf(files.map(({ path }) => path)),
    ...files,
    // Mount points of a runtime.
    ...['dev', 'proc', 'sys'].map((path) => folder(path)),
    { ...folder('tmp'), mode: 0o1777 },
    folder('var'),
    folder('var/lib'),
    { ...folder('var/lib/accredit'), mode: 0o700, owner: imageUser },
  ]
}

/**
 * Files of the upper layer: the built package, without its dependencies, which are bundled.
 * @returns {TarEntry[]}
 */
export function packageEntries() {
  const { files: shipped } = JSON.parse(readFileSync(join(service, 'package.json'), 'utf8'))
  /** @type {TarEntry[]} */
  const files = []
  /** @param {string} below */
  const add = (below) => {
    const path = join(service, below)
    if (!lstatSync(path).isDirectory()) {
      files.push(file(`app/${below}`, path))
      return
    }
    for (const name of readdirSync(path).toSorted()) add(`${below}/${name}`)
  }
  for (const name of ['package.json', 'LICENSE', ...shipped]) {
    if (!existsSync(join(service, name))) throw new Error(`packages/service/${name} is missing.`)
    add(name)
  }
  return [...foldersOf(files.map(({ path }) => path)), ...files]
}

/**
 * Lists the shared libraries of a program, including its loader.
 * @param {string} program
 */
function listLibraries(program) {
  const { error, status, stdout } = spawnSync('ldd', [program], { encoding: 'utf8' })
  if (error || status !== 0) {
    throw new Error(
      'An image contains this machine’s Node and its libraries, which need Linux with glibc and "ldd"; "ldd" is missing or failed.',
    )
  }
  return [...new Set(stdout.match(/(?<=\s)\/\S+/g) ?? [])].toSorted()
}

/**
 * @param {string} path
 * @param {string} source
 * @param {number} [mode]
 * @returns {TarEntry}
 */
function file(path, source, mode) {
  return { path, kind: 'file', content: readFileSync(source), ...(mode !== undefined && { mode }) }
}

/**
 * @param {string} path
 * @param {string} content
 * @returns {TarEntry}
 */
function text(path, content) {
  return { path, kind: 'file', content: Buffer.from(content) }
}

/**
 * @param {string} path
 * @returns {TarEntry}
 */
function folder(path) {
  return { path, kind: 'folder' }
}

/**
 * Lists every parent folder of these paths, parents first.
 * @param {readonly string[]} paths
 */
function foldersOf(paths) {
  /** @type {Set<string>} */
  const found = new Set()
  for (const path of paths) {
    for (let above = dirname(path); above !== '.'; above = dirname(above)) found.add(above)
  }
  return [...found].toSorted().map(folder)
}
