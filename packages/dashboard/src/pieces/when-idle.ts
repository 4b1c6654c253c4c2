import { useEffect, useState } from 'react'

/** Waits until the page has nothing better to do, but not for ever. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => resolve()
    // Not every browser tells when it rests.
    if ('requestIdleCallback' in window) requestIdleCallback(done, { timeout: 5_000 })
    else setTimeout(done, 1_000)
  })
}

/** Whether the page has had nothing better to do since it came. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    let gone = false
    void whenIdle().then(() => {
      if (!gone) setIdle(true)
    })
    return () => {
      gone = true
    }
  }, [])
  return idle
}
