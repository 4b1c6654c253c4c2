/** Members of a keyboard event that identify its key. */
type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/**
 * Names a key for a table of shortcuts: letters in lower case regardless of Caps Lock, with
 * `Shift+` when it is held; others by their character or name, e.g. `?`, `ArrowDown`. Keys with
 * Control, Alt or Command are left to the browser.
 */
export function nameKey({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): string | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  const small = key.toLowerCase()
  const isLetter = key.length === 1 && small !== key.toUpperCase()
  if (!isLetter) return key
  return shiftKey ? `Shift+${small}` : small
}

/**
 * Checks that a key is a single character, which speech input or a slip may trigger by accident.
 */
export function isSingleKey(name: string): boolean {
  return name.length === 1 || name.startsWith('Shift+')
}
