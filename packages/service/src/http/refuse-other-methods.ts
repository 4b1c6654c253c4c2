import { METHODS } from 'node:http'
import type { FastifyInstance, HTTPMethods } from 'fastify'
import findMyWay from 'find-my-way'
import { refuse } from '../rules/refusal.ts'
import { readRequestIds } from './request-ids.ts'
import { routerOptions } from './router-options.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Pattern of the path that lacks the request's method; set when that is refused. */
    lackingPath?: string
  }
}

/** CONNECT has no path. */
const methods = METHODS.filter((method) => method !== 'CONNECT') as HTTPMethods[]

/**
 * Answers 405 with `Allow` on every path bound from now on, for each method that it lacks,
 * including OPTIONS, TRACE and WebDAV's.
 * @returns a function that binds the refusals, to be called after all other routes
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
    const find = createFinder(byPath)
    // Routes for all methods of all paths would be thousands, half of the start time.
    app.addHook('onRequest', (request, _reply, done) => {
      const lacking = request.is404 ? find(request.url) : undefined
      if (lacking === undefined) return done()
      request.lackingPath = lacking.url
      refuseMethod(request.method, lacking)
    })
    for (const [url, allowed] of byPath) {
      const taken = methodsTaken(byPath, url).filter((method) => !allowed.includes(method))
      if (taken.length === 0) continue
      app.route({
        method: taken,
        url,
        onRequest: async (request) => {
          request.ids ??= readRequestIds(request)
          refuseMethod(request.method, { url, allowed })
        },
        handler: async () => undefined,
      })
    }
  }
}

interface Path {
  readonly url: string
  readonly allowed: readonly string[]
}

function refuseMethod(method: string, { url, allowed }: Path): never {
  const path = url.replaceAll(/:(\w+)/g, '{$1}')
  return refuse('MethodNotAllowed', { method, path, allowed: allowed.join(', ') })
}

/** Lists the methods that another pattern takes for a path. */
function methodsTaken(byPath: ReadonlyMap<string, readonly string[]>, url: string): string[] {
  const segments = url.split('/')
  const covering = [...byPath].filter(([other]) => {
    if (other === url) return false
    const pattern = other.split('/')
    return (
      pattern.length === segments.length &&
      pattern.every((part, index) => part.startsWith(':') || part === segments[index])
    )
  })
  return [...new Set(covering.flatMap(([, allowed]) => allowed))]
}

/** Finds the bound path of an address with a router that is built on the first call. */
function createFinder(byPath: ReadonlyMap<string, readonly string[]>) {
  let router: ReturnType<typeof findMyWay> | undefined
  return (address: string): Path | undefined => {
    if (router === undefined) {
      router = findMyWay(routerOptions)
      for (const [url, allowed] of byPath) router.on('GET', url, () => undefined, { url, allowed })
    }
    return router.find('GET', address)?.store as Path | undefined
  }
}
