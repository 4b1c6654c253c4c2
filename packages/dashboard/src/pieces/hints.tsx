import { Suspense, useEffect, useState } from 'react'
import type { Hint } from './hint-surface.tsx'
import { lazyPart } from './lazy-part.ts'

const HintSurface = lazyPart<{ readonly hint: Hint; readonly onHide: () => void }>(
  async () => (await import('./hint-surface.tsx')).HintSurface,
  () => null,
)

/** Delay in milliseconds before a hint appears or disappears. */
const restMs = 250

/**
 * Shows the text of `data-hint` above the hovered or keyboard-focused element. One for the whole
 * page, since a tooltip per element would slow down lists. Screen readers get the same text from
 * the element's label or description.
 */
export function Hints() {
  const [hint, setHint] = useState<Hint>()
  useEffect(() => watchCarriers(setHint), [])
  if (hint === undefined) return null
  return (
    <Suspense>
      <HintSurface hint={hint} onHide={() => setHint(undefined)} />
    </Suspense>
  )
}

/** @returns a function that stops watching */
function watchCarriers(show: (hint: Hint | undefined) => void): () => void {
  const ended = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let wanted: HTMLElement | undefined
  const want = (carrier: HTMLElement | undefined, afterMs = restMs) => {
    wanted = carrier
    clearTimeout(timer)
    timer = setTimeout(() => show(describe(carrier)), afterMs)
  }
  const listen = (kind: 'pointerover' | 'pointerout' | 'focusin' | 'focusout', on: Listener) =>
    document.addEventListener(kind, on, { signal: ended.signal, passive: true })

  listen('pointerover', ({ target }) => {
    // The pointer may move onto a hint, to read or copy its text.
    if (within(target, '[role=tooltip]')) clearTimeout(timer)
    else if (within(target, '[data-hint]') !== wanted) want(within(target, '[data-hint]'))
  })
  listen('pointerout', (event) => {
    // The pointer left the page, or a finger was lifted.
    if (wanted && (event as PointerEvent).relatedTarget === null) want(undefined)
  })
  listen('focusin', ({ target }) => {
    const carrier = within(target, '[data-hint]')
    // Part of a chart takes the focus only for its hint, on touch, too.
    if (carrier?.matches(':focus-visible, [role=img]')) want(carrier)
  })
  listen('focusout', () => {
    if (wanted) want(undefined, 0)
  })
  return () => {
    ended.abort()
    clearTimeout(timer)
  }
}

type Listener = (event: Event) => void

function within(target: EventTarget | null, selector: string): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>(selector)) || undefined
}

/** A button with an open menu needs no hint, and a removed element has none. */
function describe(carrier: HTMLElement | undefined): Hint | undefined {
  const text = carrier?.dataset['hint']
  if (!carrier?.isConnected || !text || carrier.ariaExpanded === 'true') return undefined
  return { target: carrier, text }
}
