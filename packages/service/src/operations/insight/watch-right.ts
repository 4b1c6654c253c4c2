import type { StandingRight } from '../call.ts'

/** Milliseconds between two looks at a right; roles are remembered for two seconds more. */
const lookEvery = 2_000

/**
 * Watches the right of a caller whose answer goes on.
 * @param end aborted when the token expires, or when a look finds that the right is gone
 * @returns what ends the watch
 */
export function watchRight(right: StandingRight, end: AbortController): () => void {
  // A token may be accepted for a moment after it expired; then the looks alone decide.
  const endsWithToken = right.remaining() > 0
  let timer: NodeJS.Timeout | undefined
  let watched = true

  const look = async () => {
    const expired = endsWithToken && right.remaining() <= 0
    if (expired || !(await right.holds())) end.abort()
    else if (watched) lookAgain()
  }
  const lookAgain = () => {
    const wait = endsWithToken ? Math.min(lookEvery, right.remaining()) : lookEvery
    timer = setTimeout(() => void look(), Math.max(1, wait))
  }

  lookAgain()
  return () => {
    watched = false
    clearTimeout(timer)
  }
}
