/** Query of an address: the text after the first `?`; a second one belongs to a value. */
export function queryOf(url: string): string {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start + 1)
}

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
