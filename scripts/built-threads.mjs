// @ts-check
// Preloaded into each test process by run-tests.mjs: threads of the service load the build, not the
// source. Otherwise each would strip and load a hundred modules, which is half of the start time of
// a service on SQLite. The process itself, where tests replace things, uses the source.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isMainThread, workerData } from 'node:worker_threads'
import { root } from './root.mjs'

if (!isMainThread) {
  const service = pathToFileURL(join(root, 'packages', 'service', 'package.json'))
  /** @type {{ imports: Record<string, string | { source: string, default: string }> }} */
  const { imports } = JSON.parse(readFileSync(service, 'utf8'))
  const built = new Map(
    Object.values(imports).flatMap((target) =>
      typeof target === 'string'
        ? []
        : [[new URL(target.source, service).href, new URL(target.default, service).href]],
    ),
  )
  // A test's own commands use the source, too: a refusal class of one copy is unknown to the other.
  const isOurs = workerData?.commandsUrl === undefined || built.has(workerData.commandsUrl)
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      const instead = isOurs ? built.get(found.url) : undefined
      return instead === undefined ? found : next(instead, context)
    },
  })
}
