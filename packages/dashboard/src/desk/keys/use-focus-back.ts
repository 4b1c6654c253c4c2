import { useEffect, useState } from 'react'

/**
 * Restores the focus after a dialog that a key opened, which has no button to return to: it goes
 * back to where it was, or to the page title.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // The dialog may restore the focus itself, and has done so by then.
      setTimeout(() => {
        if (document.activeElement !== document.body) return
        const stays =
          before instanceof HTMLElement && before.isConnected && before !== document.body
        const back = stays ? before : document.querySelector('h1')
        back?.focus({ preventScroll: true })
      })
    },
    [before],
  )
}
