/** Parts of a keyboard event that name its key. */
type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/**
 * The name of a key for a table of shortcuts: letters small, whatever Caps Lock says, with `Shift+`
 * before them when it is held; all others by what they write or are called, e.g. `?`, `ArrowDown`.
 * Keys with Control, Alt or Command belong to the browser.
 */
export function nameKey({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): string | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  const small = key.toLowerCase()
  const isLetter = key.length === 1 && small !== key.toUpperCase()
  if (!isLetter) return key
  return shiftKey ? `Shift+${small}` : small
}

/** Checks that a key is a character, which speech input or a slip may press by chance. */
export function isSingleKey(name: string): boolean {
  return name.length === 1 || name.startsWith('Shift+')
}
