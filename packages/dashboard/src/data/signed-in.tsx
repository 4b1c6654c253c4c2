import type { SignedIn } from '@accredit/client'
import { useQuery } from '@tanstack/react-query'
import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { Failure } from '../pieces/failure.tsx'
import { Loading } from '../pieces/loading.tsx'
import { useConnected } from './partner.tsx'
import { readMe, type Someone } from './read-me.ts'

const SignedInContext = createContext<Someone | undefined>(undefined)

/** Reads once who is signed in and provides it to the components below. */
export function SignedInProvider({ children }: { readonly children: ReactNode }) {
  const query = useQuery({ ...readMe(useConnected()), refetchInterval: 5 * 60_000 })
  if (query.data) return <SignedInContext value={query.data}>{children}</SignedInContext>
  if (query.isError) {
    return <Failure error={query.error} retry={() => void query.refetch()} wholePage />
  }
  return <Loading wholePage />
}

/** Gives the signed-in user. */
export function useSignedIn(): SignedIn {
  return useSomeone().me
}

/** Lead of the service clock over this one, in milliseconds. */
export function useAheadBy(): number {
  return useSomeone().aheadBy
}

/** The service clock in epoch milliseconds; it updates every half minute by default. */
export function useNow(everyMs = 30_000): number {
  const { aheadBy } = useSomeone()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now + aheadBy
}

function useSomeone(): Someone {
  const someone = use(SignedInContext)
  if (!someone) throw new Error('nobody is signed in above this component')
  return someone
}
