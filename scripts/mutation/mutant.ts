/** A small change of the code that a test should notice. */
export interface Mutant {
  /** From the root of the repository. */
  readonly path: string
  readonly line: number
  readonly operator: string
  /** Offsets of the text that is replaced. */
  readonly start: number
  readonly end: number
  readonly original: string
  readonly replacement: string
}

/** Returns the file's text with the mutant in it. */
export function applyMutant(source: string, { start, end, replacement }: Mutant): string {
  return source.slice(0, start) + replacement + source.slice(end)
}

/** Names a mutant the same way as long as its own line does not change. */
export function nameMutant({ path, operator, original, replacement }: Mutant): string {
  const short = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 80)
  return `${path} ${operator}: ${short(original)} → ${short(replacement)}`
}
