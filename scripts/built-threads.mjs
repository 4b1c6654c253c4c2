// @ts-check
// Loaded first into each test process by run-tests.mjs: threads of the service load what was built, not
// the source. Each would strip and load a hundred modules, which is half of what the start of a
// service with SQLite costs. The process itself, where tests replace things, stays with the source.
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
  // Commands of a test's own stay with the source, too: a refusal of one copy is none of the other.
  const isOurs = workerData?.commandsUrl === undefined || built.has(workerData.commandsUrl)
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      const instead = isOurs ? built.get(found.url) : undefined
      return instead === undefined ? found : next(instead, context)
    },
  })
}
