import { useSyncExternalStore } from 'react'
import { readPreference, savePreference } from '../../data/preferences.ts'

const changed = new EventTarget()
let on = readPreference('single-keys') !== 'off'

/** Setting for single-key shortcuts, which users of speech input may need to switch off. */
export function useSingleKeys(): { readonly on: boolean; choose(on: boolean): void } {
  return { on: useSyncExternalStore(subscribe, () => on), choose }
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

function choose(chosen: boolean): void {
  on = chosen
  savePreference('single-keys', chosen ? 'on' : 'off')
  changed.dispatchEvent(new Event('change'))
}
