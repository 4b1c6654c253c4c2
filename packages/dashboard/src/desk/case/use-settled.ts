import { useEffect, useState } from 'react'

/** Shorter than anybody reads, longer than the second half of a double click. */
const settleMs = 600

/**
 * Turns true when the content has stood still for a moment. A second click or key that was meant for
 * the case before must not decide this one, nor one that came just when a colleague changed it.
 * @param shown names what is shown; another name begins the moment anew
 */
export function useSettled(shown: string): boolean {
  const [armed, setArmed] = useState<string>()
  useEffect(() => {
    const timer = setTimeout(() => setArmed(shown), settleMs)
    return () => clearTimeout(timer)
  }, [shown])
  return armed === shown
}
