/** Settings that the browser keeps for this user; never credentials. */
type PreferenceName = 'language' | 'theme' | 'single-keys'

/** Reads a saved setting. */
export function readPreference(name: PreferenceName): string | undefined {
  try {
    return localStorage.getItem(`accredit.${name}`) ?? undefined
  } catch {
    // The browser may block storage; then settings last as long as the page.
    return undefined
  }
}

/** Saves a setting for the next visit. */
export function savePreference(name: PreferenceName, value: string): void {
  try {
    localStorage.setItem(`accredit.${name}`, value)
  } catch {
    // As above.
  }
}
