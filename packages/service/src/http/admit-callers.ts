import type { AnyOperationName, Route } from '@accredit/contract'
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { admit } from '../identity/checks/admit.ts'
import type { HttpContext } from './context.ts'
import { reportMfa } from './report-mfa.ts'

/** Lets callers of a route in, or refuses them; which, the checks of `identity/checks` say. */
export function admitCallers(
  { border }: HttpContext,
  operation: AnyOperationName,
  route: Route,
): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const { headers, params } = request
    const { customerId } = params as { customerId?: string }
    const visit = { operation, route, customerId, headers }
    request.actor = await admit(visit, border, (caller) => reportMfa(request, reply, caller))
    takeAnyContentType(request)
  }
}

/** Bodies are read as JSON whatever they are called; the web server would refuse some names. */
function takeAnyContentType(request: FastifyRequest): void {
  if ('content-type' in request.raw.headers) request.raw.headers['content-type'] = 'text/plain'
}
