import type { Partner } from '@accredit/client'
import { createContext, use } from 'react'
import type { Connected } from '../session/connect.ts'
import type { Session } from '../session/session.ts'

/** Provides the connection to the service. */
export const PartnerContext = createContext<Connected | undefined>(undefined)

/** The connection to the service. */
export function usePartner(): Partner {
  return useConnected().partner
}

/** The user's session, to sign out or to sign in again. */
export function useSession(): Session {
  return useConnected().session
}

/** The connection with its session. */
export function useConnected(): Connected {
  const connected = use(PartnerContext)
  if (!connected) throw new Error('nobody is connected above this component')
  return connected
}
