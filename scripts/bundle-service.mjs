// @ts-check
// Writes packages/service/dist: the service and its dependencies in a few files, for a quick start.
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { collectLicences } from './collect-licences.mjs'
import { leastNode, tooOld } from './least-node.mjs'
import { root } from './root.mjs'

const service = join(root, 'packages', 'service')
const target = join(service, 'dist')
/**
 * Built elsewhere and moved into place, so that a build never empties or half-fills files in use.
 */
const fresh = join(root, 'node_modules', '.cache', 'accredit-bundle')

/**
 * `node:sqlite` behind a module that gives a clear error where Node is too old to have it. A static
 * import would fail with Node's own cryptic error before any of our code runs. Also hides the
 * experimental warning of Node 22, which users cannot act upon.
 */
const guardedSqlite = `
const { emitWarning } = process
process.emitWarning = () => {}
const sqlite = process.getBuiltinModule?.('node:sqlite')
process.emitWarning = emitWarning
if (!sqlite?.backup) throw new Error(${tooOld('accredit')})
export const { DatabaseSync, StatementSync, backup, constants } = sqlite
`

/** @type {import('rolldown').Plugin} */
const guardNode = {
  name: 'guard-node',
  resolveId: (source) => (source === 'node:sqlite' ? '\0node-sqlite' : null),
  load: (id) => (id === '\0node-sqlite' ? guardedSqlite : null),
}

/**
 * The client of `accredit/testing` is the one that its users import as well, so that `instanceof
 * PartnerError` works.
 *
 * @type {import('rolldown').Plugin}
 */
const shareClient = {
  name: 'share-client',
  resolveId: (source, importer) =>
    source === '@accredit/client' && importer?.startsWith(join(service, 'src', 'testing'))
      ? { id: source, external: true }
      : null,
}

/**
 * Parts of Fastify, half a megabyte, that are never used: the server has its own schema compilers,
 * and nobody injects calls.
 */
const unused = new Set([
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
  'light-my-request',
])

/** @type {import('rolldown').Plugin} */
const leaveUnused = {
  name: 'leave-unused',
  resolveId: (source) => (unused.has(source) ? '\0unused' : null),
  load: (id) => (id === '\0unused' ? 'module.exports = undefined' : null),
}

/** Entry points of the build: the command, the library, and modules that threads load by name. */
const input = {
  bin: 'src/bin.ts',
  index: 'src/index.ts',
  'testing/index': 'src/testing/index.ts',
  'sqlite-check': 'src/store/dialects/sqlite/page-checker.ts',
  'sqlite-writer': 'src/store/dialects/sqlite/writer.ts',
  commands: 'src/commands.ts',
  'sandbox-commands': 'src/sandbox/commands.ts',
}

/**
 * Chunks of what is always loaded together, since each file adds half a millisecond to a start:
 * code that every command needs, further code of the writer thread, and the rest of the service.
 * Lazy imports keep their own chunks.
 */
const parts = {
  /** @type {Set<string>} */
  base: new Set(),
  /** @type {Set<string>} */
  store: new Set(),
  /** @type {Set<string>} */
  service: new Set(),
}

/** @type {import('rolldown').Plugin} */
const findParts = {
  name: 'find-parts',
  buildEnd() {
    /** @param {string[]} names */
    const reachedFrom = (...names) => {
      const reached = new Set(names.map((name) => join(service, name)))
      for (const id of reached) {
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) reached.add(imported)
      }
      return reached
    }
    const command = reachedFrom(input.bin)
    const writer = reachedFrom(input['sqlite-writer'], input['sandbox-commands'])
    const library = reachedFrom('src/testing/run-sandbox.ts', input.index)
    // Modules with side effects stand alone: the writer waits for its commands, which must not wait
    // for it.
    const entries = Object.values(input).map((file) => join(service, file))
    const alone = new Set([...entries, ...reachedFrom(input['testing/index'])])
    // The command does not use the client that users install, which the library does.
    const testing = join(service, 'src', 'testing')
    for (const id of new Set([...writer, ...library])) {
      if (alone.has(id) || id.startsWith(testing)) continue
      if (command.has(id)) parts.base.add(id)
      else if (writer.has(id)) parts.store.add(id)
      else parts.service.add(id)
    }
  },
}

rmSync(fresh, { recursive: true, force: true })
const bundle = await rolldown({
  cwd: service,
  platform: 'node',
  input,
  resolve: { conditionNames: ['source', 'node'] },
  transform: { target: `node${leastNode}` },
  preserveEntrySignatures: 'allow-extension',
  plugins: [guardNode, shareClient, leaveUnused, findParts],
  // Native or optional: used where installed, otherwise skipped.
  external: [/^@napi-rs\//, 'pg-native', 'pg-cloudflare'],
})
const { output } = await bundle.write({
  dir: fresh,
  format: 'esm',
  // Licence notices are collected in LICENCES.txt.
  comments: false,
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: Object.entries(parts).map(([name, part]) => ({ name, test: (id) => part.has(id) })),
  },
  chunkFileNames: '[name]-[hash].js',
})
await bundle.close()

const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
const page = [
  'swagger-ui-bundle.js',
  'swagger-ui-bundle.js.LICENSE.txt',
  'swagger-ui.css',
  'NOTICE',
].map((file) => ({
  from: fileURLToPath(import.meta.resolve(`swagger-ui-dist/${file}`)),
  to: join(fresh, 'api-page', file),
}))
for (const { from, to } of page) cpSync(from, to)
const passedOn = [...modules, ...page.map(({ from }) => from)]
writeFileSync(join(fresh, 'LICENCES.txt'), collectLicences(passedOn))
cpSync(join(service, 'src', 'store', 'migrations'), join(fresh, 'migrations'), { recursive: true })
rmSync(target, { recursive: true, force: true })
cpSync(fresh, target, { recursive: true })
