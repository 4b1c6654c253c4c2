// @ts-check
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { buildWhenChanged } from './build-when-changed.mjs'
import { leastNode, tooOld } from './least-node.mjs'
import { pinnedNode } from './pinned-node.mjs'
import { root } from './root.mjs'

const packages = join(root, 'packages')
const bundle = join(root, 'scripts', 'bundle-client.mjs')

/** In dependency order; the code of client and service comes from their bundles. */
const steps = [
  { name: 'contract', options: [] },
  { name: 'client', options: ['--emitDeclarationOnly'] },
  { name: 'service', options: ['--emitDeclarationOnly'] },
]

const inputs = [
  ...steps.flatMap(({ name }) => [
    join(packages, name, 'src'),
    join(packages, name, 'tsconfig.build.json'),
    join(packages, name, 'package.json'),
  ]),
  join(root, 'package-lock.json'),
  join(root, 'scripts', 'build-types.mjs'),
  bundle,
]

/**
 * Adds the entry for CommonJS. It is the same module, which every supported Node can `require`. A
 * sandbox is also started from inside Jest, whose own `require` takes no ES modules before Node
 * 24.9: there Node's own `import` does it. Node warns of that way, so nobody but Jest gets it.
 * @param {string} name the package
 * @param {string} entry path of the entry without its extension
 */
function writeCommonJs(name, entry) {
  const [major = 0, minor = 0] = leastNode.split('.').map(Number)
  const module = basename(entry)
  const isTesting = entry.endsWith(join('testing', 'index'))
  writeFileSync(
    `${entry}.cjs`,
    `'use strict'
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < ${major} || (major === ${major} && minor < ${minor})) {
  throw new Error(${tooOld(name)})
}
${isTesting ? importing : `module.exports = require('./${module}.js')`}
`,
  )
  writeFileSync(`${entry}.d.cts`, `export * from './${module}.js'\n`)
}

const importing = `const { pathToFileURL } = require('node:url')
const vm = require('node:vm')
const loadOutside = (url) =>
  new vm.Script('(url) => import(url)', {
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }).runInThisContext()(url)
const load = (url) =>
  typeof jest === 'undefined' ? import(url).catch(() => loadOutside(url)) : loadOutside(url)
exports.startSandbox = async (options) => {
  const { startSandbox } = await load(pathToFileURL(__filename.replace(/\\.cjs$/, '.js')).href)
  return startSandbox(options)
}`

/**
 * Deletes declarations that no entry reaches: they are internal to the service. In the others,
 * imports get the installed files' extensions.
 * @param {string} folder
 * @param {readonly string[]} entries
 */
function keepReachable(folder, entries) {
  const reached = new Set()
  /** @param {string} file */
  const follow = (file) => {
    if (reached.has(file)) return
    reached.add(file)
    // The compiler keeps the source extension in the imports that it adds for inferred types.
    // Imports for side effects have no types.
    const text = readFileSync(file, 'utf8')
      .replaceAll(/(import\("\.[^"]+)\.ts"/g, '$1.js"')
      .replaceAll(/^import ['"][^'"]+['"];\n/gm, '')
    writeFileSync(file, text)
    for (const [, path = ''] of text.matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)) {
      follow(join(dirname(file), path.replace(/\.[jt]s$/, '.d.ts')))
    }
  }
  for (const entry of entries) follow(`${entry}.d.ts`)
  // The oldest Node that starts a clone has no glob support.
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((path) => path.endsWith('.d.ts'))) {
    if (!reached.has(join(folder, file))) rmSync(join(folder, file))
  }
}

/**
 * @param {string} name the package
 * @param {readonly string[]} args
 */
function run(name, args) {
  const { status, stdout, stderr } = spawnSync(pinnedNode(), args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${name} could not be built.\n${stdout}${stderr}`)
}

function build() {
  const tsc = realpathSync(join(root, 'node_modules', '.bin', 'tsc'))
  for (const { name, options } of steps) {
    const folder = join(packages, name)
    const project = join(folder, 'tsconfig.build.json')
    if (name === 'client') {
      rmSync(join(folder, 'dist'), { recursive: true, force: true })
      run(name, [bundle])
    }
    run(name, [tsc, '-p', project, ...options])
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const entries = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? [] : [join(folder, entry.default.replace(/\.js$/, ''))],
    )
    for (const entry of entries) writeCommonJs(manifest.name, entry)
    if (name === 'service') keepReachable(join(folder, 'dist'), entries)
  }
}

/** Builds the code of contract and client, and the types of all three, for publication. */
export function buildTypes() {
  const stamp = join(packages, 'service', 'dist', 'types-stamp.txt')
  return buildWhenChanged({ name: 'types', inputs, stamp, build })
}
