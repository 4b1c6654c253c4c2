import { Suspense, useEffect, useState } from 'react'
import type { Hint } from './hint-surface.tsx'
import { lazyPart } from './lazy-part.ts'

const HintSurface = lazyPart<{ readonly hint: Hint; readonly onHide: () => void }>(
  async () => (await import('./hint-surface.tsx')).HintSurface,
  () => null,
)

/** So long the pointer or the focus rests before a hint comes, and before it goes. */
const restMs = 250

/**
 * Shows the text in `data-hint` above whatever carries it while the pointer or the keyboard's focus is
 * there. One for the whole page: a tooltip of its own would cost each row of a list. What the text says
 * to those who do not see it, its carrier says by its label or description.
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

/** @returns how to stop */
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
    // A hint can be pointed at itself, to read it or to copy from it.
    if (within(target, '[role=tooltip]')) clearTimeout(timer)
    else if (within(target, '[data-hint]') !== wanted) want(within(target, '[data-hint]'))
  })
  listen('pointerout', (event) => {
    // It left the page, or was a finger that was lifted.
    if (wanted && (event as PointerEvent).relatedTarget === null) want(undefined)
  })
  listen('focusin', ({ target }) => {
    const carrier = within(target, '[data-hint]')
    // A part of a picture takes the focus for its hint alone, a finger's too.
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

/** A button whose menu is open needs no hint, nor does what is gone by now. */
function describe(carrier: HTMLElement | undefined): Hint | undefined {
  const text = carrier?.dataset['hint']
  if (!carrier?.isConnected || !text || carrier.ariaExpanded === 'true') return undefined
  return { target: carrier, text }
}
