import { createPartner, type Partner } from '@accredit/client'
import { serviceAddress } from '../routing/base.ts'
import type { Session } from './session.ts'

/** A signed-in user's connection to the service. */
export interface Connected {
  readonly partner: Partner
  readonly session: Session
}

/** Time limit of a call in milliseconds: a user is waiting. */
const patienceMs = 30_000

/** Creates the signed-in user's client for the service that served this page. Sends nothing yet. */
export function connect(session: Session): Connected {
  const partner = createPartner({
    baseUrl: serviceAddress(),
    credential: session.credential,
    applicationName: 'Accredit dashboard',
    timeoutMs: patienceMs,
  })
  return { session, partner }
}
