/** Mutants that change nothing that anyone can observe, by name, with the reason. */
export const equivalents: Readonly<Record<string, string>> = {}
