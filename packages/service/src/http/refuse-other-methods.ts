import { METHODS } from 'node:http'
import type { FastifyInstance, HTTPMethods } from 'fastify'
import { refuse } from '../rules/refusal.ts'
import { readRequestIds } from './request-ids.ts'

/** CONNECT asks for no path. */
const methods = METHODS.filter((method) => method !== 'CONNECT') as HTTPMethods[]

/**
 * Answers 405 with `Allow` on every path that is bound from now on, for each method that it lacks:
 * OPTIONS, TRACE and those of WebDAV too.
 * @returns binds the refusals; to be called when all other routes are there
 */
export function refuseOtherMethods(app: FastifyInstance): () => void {
  const known = new Set(app.supportedMethods)
  for (const method of methods) if (!known.has(method)) app.addHttpMethod(method)
  const byPath = new Map<string, string[]>()
  let isOpen = true
  app.addHook('onRoute', ({ url, method }) => {
    if (!isOpen || url.includes('*')) return
    const path = byPath.get(url) ?? []
    byPath.set(url, path)
    for (const bound of [method].flat()) if (!path.includes(bound)) path.push(bound)
  })
  return () => {
    isOpen = false
    for (const [url, allowed] of byPath) {
      const path = url.replaceAll(/:(\w+)/g, '{$1}')
      app.route({
        method: methods.filter((method) => !allowed.includes(method)),
        url,
        onRequest: async (request) => {
          request.ids ??= readRequestIds(request)
          refuse('MethodNotAllowed', { method: request.method, path, allowed: allowed.join(', ') })
        },
        handler: async () => undefined,
      })
    }
  }
}
