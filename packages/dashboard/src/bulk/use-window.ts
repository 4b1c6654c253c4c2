import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

/** Heights of a row in pixels, by the room that there is. */
const heights = { wide: 76, narrow: 164 } as const
/** Rows beyond the edge of the window that are there already. */
const beyond = 6

const narrow = matchMedia('(max-width: 639px)')

/**
 * Finds the rows of a list that are in sight. All rows have one height, but for one that is open.
 * @param open index of the row that is open
 */
export function useWindow(count: number, open: number | undefined) {
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 800 })
  const [openHeight, setOpenHeight] = useState<number>(heights.wide)
  const isNarrow = useSyncExternalStore(subscribe, () => narrow.matches)
  const rowHeight = isNarrow ? heights.narrow : heights.wide

  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight })
    const watch = new ResizeObserver(look)
    watch.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      watch.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])

  const extra = open === undefined ? 0 : openHeight - rowHeight
  const topOf = (index: number) =>
    index * rowHeight + (open !== undefined && index > open ? extra : 0)
  const first =
    Math.floor(view.top / rowHeight) - beyond - Math.ceil(Math.max(0, extra) / rowHeight)
  const last = Math.ceil((view.top + view.height) / rowHeight) + beyond
  return {
    scroller,
    rowHeight,
    height: count * rowHeight + extra,
    from: Math.max(0, Math.min(first, count)),
    to: Math.min(count, last),
    topOf,
    /** Stands at the row that is open. */
    measure: (element: HTMLElement | null) => {
      if (!element) return undefined
      const watch = new ResizeObserver(() => setOpenHeight(element.offsetHeight))
      watch.observe(element)
      return () => watch.disconnect()
    },
  }
}

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}
