import { createPartner, type Partner } from '@accredit/client'
import { serviceAddress } from '../routing/base.ts'
import type { Session } from './session.ts'

/** A signed-in user's connection to the service. */
export interface Connected {
  readonly partner: Partner
  readonly session: Session
}

/** Time limit of a call, in milliseconds: a person waits for it. */
const patienceMs = 30_000

/** Connects to the service that this page came from, as the signed-in user. Sends nothing yet. */
export function connect(session: Session): Connected {
  const partner = createPartner({
    baseUrl: serviceAddress(),
    credential: session.credential,
    applicationName: 'Accredit dashboard',
    timeoutMs: patienceMs,
  })
  return { session, partner }
}
