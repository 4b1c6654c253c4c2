import { useNow } from '../data/signed-in.tsx'

/** Whole seconds until a time of the service clock, down to 0. */
export function useCountdown(until: string | undefined): number | undefined {
  const now = useNow(500)
  if (until === undefined) return undefined
  return Math.max(0, Math.ceil((Date.parse(until) - now) / 1000))
}
