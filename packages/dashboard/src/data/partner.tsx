import type { Partner } from '@accredit/client'
import { createContext, use } from 'react'
import type { Connected } from '../session/connect.ts'
import type { Session } from '../session/session.ts'

/** Gives everything below it the connection to the service. */
export const PartnerContext = createContext<Connected | undefined>(undefined)

/** The connection to the service. */
export function usePartner(): Partner {
  return useConnected().partner
}

/** The user's sign-in, to end it or to begin a new one. */
export function useSession(): Session {
  return useConnected().session
}

/** The connection with its sign-in. */
export function useConnected(): Connected {
  const connected = use(PartnerContext)
  if (!connected) throw new Error('nobody is connected above this component')
  return connected
}
