import { useRef, type RefObject } from 'react'
import { useKeys } from '../keys/use-keys.ts'

// The row that the reviewer left, to continue there on return to the same queue.
const left = { index: -1, search: '' }

/**
 * Moves the focus from row to row, and presses the button of the focused row. A row is found by its
 * link to the case; the browser handles Enter on it.
 */
export function useRowKeys(moreRows: () => void): {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly onFocus: () => void
} {
  const ref = useRef<HTMLDivElement>(null)
  const links = () => [...(ref.current?.querySelectorAll<HTMLElement>('a[data-case]') ?? [])]
  const here = (all: readonly HTMLElement[]) =>
    all.findIndex((link) => rowOf(link)?.contains(document.activeElement))

  const move = (by: 1 | -1) => () => {
    const all = links()
    const at = here(all)
    const comesBack = at === -1 && left.index >= 0 && left.search === location.search
    const to = comesBack ? left.index : at + by
    if (to >= all.length) moreRows()
    const link = all[Math.max(0, Math.min(to, all.length - 1))]
    link?.focus()
    link?.scrollIntoView({ block: 'nearest' })
  }
  const take = () => {
    const row = document.activeElement && rowOf(document.activeElement)
    if (row && ref.current?.contains(row)) {
      row.querySelector<HTMLElement>('button[data-take]')?.click()
    }
  }
  useKeys({ j: move(1), ArrowDown: move(1), k: move(-1), ArrowUp: move(-1), m: take })
  const onFocus = () => {
    const index = here(links())
    if (index >= 0) Object.assign(left, { index, search: location.search })
  }
  return { ref, onFocus }
}

function rowOf(element: Element): Element | null {
  return element.closest('tr')
}
