import { useEffect, useEffectEvent } from 'react'
import { isSingleKey, nameKey } from './name-key.ts'
import { useSingleKeys } from './single-keys.ts'

/** Actions by key name. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>

/** Keys that repeat while held; all others act once. */
const mayRepeat = new Set(['j', 'k', 'ArrowDown', 'ArrowUp'])

/** Elements that take typed characters. */
export const typing =
  'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true]'
/** Elements that use the arrow keys. */
const arrows = 'input, button, [role=radiogroup], [role=tablist], [role=slider]'
const overlays = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** Handles key presses while the component is shown and nobody is typing or in a dialog. */
export function useKeys(keys: Keys): void {
  const { on } = useSingleKeys()
  const press = useEffectEvent((event: KeyboardEvent) => {
    const name = event.defaultPrevented ? undefined : nameKey(event)
    const act = name === undefined ? undefined : keys[name]
    if (name === undefined || act === undefined) return
    if (isSingleKey(name) && !on) return
    if (isBusy(event.target, name)) return
    event.preventDefault()
    if (!event.repeat || mayRepeat.has(name)) act()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

/** Checks whether the focused element needs the key itself. */
function isBusy(target: EventTarget | null, name: string): boolean {
  if (document.querySelector('[aria-modal=true]')) return true
  if (!(target instanceof Element)) return false
  if (target.closest(`${typing}, ${overlays}`)) return true
  return name.startsWith('Arrow') && target.closest(arrows) !== null
}
