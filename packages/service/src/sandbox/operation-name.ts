import { allRoutes, type AnyOperationName, type Route } from '@accredit/contract'
import type { FastifyRequest } from 'fastify'

const names = new Map(
  (Object.entries(allRoutes) as [AnyOperationName, Route][]).map(([name, { method, path }]) => [
    `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    name,
  ]),
)

/** Returns the operation of the contract that a request reached. */
export function operationName(request: FastifyRequest): AnyOperationName | undefined {
  return names.get(`${request.method} ${request.routeOptions.url}`)
}

/** Checks that a text is the name of an operation. */
export function isOperationName(text: string): text is AnyOperationName {
  return Object.hasOwn(allRoutes, text)
}
