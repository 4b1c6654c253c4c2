import type { Limits } from '@accredit/contract'
import type { Reply } from '../../store/command.ts'
import type { Call } from '../call.ts'

/** `GET /accredit/v1/limits`: the partner's request limit per minute. */
export async function getLimits({ service }: Call): Promise<Reply> {
  const body: Limits = { requestsPerMinute: service.throttlePerMinute || null }
  return { status: 200, body }
}
