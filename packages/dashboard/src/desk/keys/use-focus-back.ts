import { useEffect, useState } from 'react'

/**
 * For a dialog that a key opens: nothing was pressed that the focus could come back to, so it goes back
 * to where it was, or to the title of the page.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // The dialog itself may know better, and has done so by then.
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
