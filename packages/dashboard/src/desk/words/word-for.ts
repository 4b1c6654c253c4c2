/** The word for a name that an open set gives, or the name itself. */
export function wordFor(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name
}
