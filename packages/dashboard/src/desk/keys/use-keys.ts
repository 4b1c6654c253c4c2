import { useEffect, useEffectEvent } from 'react'
import { isSingleKey, nameKey } from './name-key.ts'
import { useSingleKeys } from './single-keys.ts'

/** Actions of keys, by their names. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>

/** Holding one of these goes on; holding any other does its work once. */
const mayRepeat = new Set(['j', 'k', 'ArrowDown', 'ArrowUp'])

/** Elements that take characters themselves. */
export const typing =
  'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true]'
/** Elements that use the arrow keys themselves. */
const arrows = 'input, button, [role=radiogroup], [role=tablist], [role=slider]'
const overlays = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** Does what the keys say while the component is shown and nobody types or is in a dialog. */
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

/** Checks whether the key is meant for something else. */
function isBusy(target: EventTarget | null, name: string): boolean {
  if (document.querySelector('[aria-modal=true]')) return true
  if (!(target instanceof Element)) return false
  if (target.closest(`${typing}, ${overlays}`)) return true
  return name.startsWith('Arrow') && target.closest(arrows) !== null
}
