import { sandboxControls, type SandboxControls } from '@accredit/client'
import { useState } from 'react'
import { serviceAddress } from '../routing/base.ts'
import { useConnected } from './partner.tsx'

/** Client for the controls of the sandbox that served this page, signed in as its user. */
export function useSandbox(): SandboxControls {
  const { session } = useConnected()
  const [controls] = useState(() =>
    sandboxControls({ baseUrl: serviceAddress(), credential: session.credential }),
  )
  return controls
}
