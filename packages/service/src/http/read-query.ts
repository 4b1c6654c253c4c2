/**
 * The parameters of a query by their name in lower case, since senders differ in case; `+` is a
 * space. Of a name that comes twice the first counts.
 */
export function readQuery(query: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  if (query === '') return parameters
  for (const [name, value] of new URLSearchParams(query)) {
    const key = name.toLowerCase()
    if (!parameters.has(key)) parameters.set(key, value)
  }
  return parameters
}
