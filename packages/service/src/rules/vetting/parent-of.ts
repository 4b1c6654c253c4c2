/** Removes the first label of a domain; returns an empty string for the last one. */
export function parentOf(domain: string): string {
  const dot = domain.indexOf('.')
  return dot < 0 ? '' : domain.slice(dot + 1)
}
