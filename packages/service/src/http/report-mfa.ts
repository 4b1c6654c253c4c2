import { headers } from '@accredit/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../identity/caller.ts'

const question = headers.validateMfa.toLowerCase()

/**
 * Sets `isMfaCompliant` to whether the caller proved a second factor, if the request has
 * `ValidateMfa: true`; an application needs none. Source: a knowledge pack of 2026; using a
 * response header is our decision.
 */
export function reportMfa(request: FastifyRequest, reply: FastifyReply, caller: Caller): void {
  const asked = request.headers[question]
  if (typeof asked !== 'string' || asked.trim().toLowerCase() !== 'true') return
  void reply.header(headers.mfaCompliant, String(caller.kind === 'app' || caller.mfa))
}
