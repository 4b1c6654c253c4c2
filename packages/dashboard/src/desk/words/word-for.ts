/** Returns the word for a name from an open set, or the name itself. */
export function wordFor(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name
}
