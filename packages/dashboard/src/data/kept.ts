/** Settings that the browser remembers for this user; never anything of a sign-in. */
type KeptName = 'language' | 'theme' | 'single-keys'

/** Reads a choice that was made earlier. */
export function readKept(name: KeptName): string | undefined {
  try {
    return localStorage.getItem(`accredit.${name}`) ?? undefined
  } catch {
    // A browser may forbid it; then the choice lasts as long as the page.
    return undefined
  }
}

/** Keeps a choice for the next visit. */
export function keep(name: KeptName, value: string): void {
  try {
    localStorage.setItem(`accredit.${name}`, value)
  } catch {
    // As above.
  }
}
