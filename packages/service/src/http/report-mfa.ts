import { headers } from '@accredit/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../identity/caller.ts'

const question = headers.validateMfa.toLowerCase()

/**
 * Says in `isMfaCompliant` whether the caller proved a second factor, when the request asked with
 * `ValidateMfa: true`; an application needs none. Source: a knowledge pack of 2026; that the answer
 * is a header is our decision.
 */
export function reportMfa(request: FastifyRequest, reply: FastifyReply, caller: Caller): void {
  const asked = request.headers[question]
  if (typeof asked !== 'string' || asked.trim().toLowerCase() !== 'true') return
  void reply.header(headers.mfaCompliant, String(caller.kind === 'app' || caller.mfa))
}
