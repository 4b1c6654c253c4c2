/** Settings that the browser remembers for this user; never anything of a sign-in. */
type PreferenceName = 'language' | 'theme' | 'single-keys'

/** Reads a choice that was made earlier. */
export function readPreference(name: PreferenceName): string | undefined {
  try {
    return localStorage.getItem(`accredit.${name}`) ?? undefined
  } catch {
    // A browser may forbid it; then the choice lasts as long as the page.
    return undefined
  }
}

/** Keeps a choice for the next visit. */
export function savePreference(name: PreferenceName, value: string): void {
  try {
    localStorage.setItem(`accredit.${name}`, value)
  } catch {
    // As above.
  }
}
