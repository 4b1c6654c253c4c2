/** A small code change that a test should detect. */
export interface Mutant {
  /** Relative to the repository root. */
  readonly path: string
  readonly line: number
  readonly operator: string
  /** Offsets of the replaced text. */
  readonly start: number
  readonly end: number
  readonly original: string
  readonly replacement: string
}

/** Applies the mutant to the file's text. */
export function applyMutant(source: string, { start, end, replacement }: Mutant): string {
  return source.slice(0, start) + replacement + source.slice(end)
}

/** Names a mutant; the name is stable while its own line does not change. */
export function nameMutant({ path, operator, original, replacement }: Mutant): string {
  const short = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 80)
  return `${path} ${operator}: ${short(original)} → ${short(replacement)}`
}
