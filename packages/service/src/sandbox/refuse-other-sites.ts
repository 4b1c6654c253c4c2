import type { FastifyRequest } from 'fastify'
import { refuse } from '../rules/refusal.ts'

/**
 * Refuses cross-site requests of browsers.
 * @throws Refused SiteNotAllowed
 */
export function refuseOtherSites({ headers: { origin, host } }: FastifyRequest): void {
  if (origin === undefined || URL.parse(origin)?.host === host) return
  refuse('SiteNotAllowed', { site: origin })
}
