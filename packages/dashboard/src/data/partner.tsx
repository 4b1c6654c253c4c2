import { createPartner, type Partner } from '@accredit/client'
import { createContext, use, useMemo, type ReactNode } from 'react'
import type { Session } from '../session/session.ts'

interface Connected {
  readonly partner: Partner
  readonly session: Session
}

const PartnerContext = createContext<Connected | undefined>(undefined)

/** A person waits: a call that takes longer has failed for him. */
const patienceMs = 30_000

/** Connects everything below it to the service that this page came from, as the signed-in user. */
export function PartnerProvider({
  session,
  children,
}: {
  readonly session: Session
  readonly children: ReactNode
}) {
  const connected = useMemo(
    () => ({
      session,
      partner: createPartner({
        baseUrl: location.origin,
        credential: session.credential,
        applicationName: 'Accredit dashboard',
        timeoutMs: patienceMs,
      }),
    }),
    [session],
  )
  return <PartnerContext value={connected}>{children}</PartnerContext>
}

/** The connection to the service. */
export function usePartner(): Partner {
  return useConnected().partner
}

/** The user's sign-in, to end it or to begin a new one. */
export function useSession(): Session {
  return useConnected().session
}

function useConnected(): Connected {
  const connected = use(PartnerContext)
  if (!connected) throw new Error('nothing above this component is a PartnerProvider')
  return connected
}
