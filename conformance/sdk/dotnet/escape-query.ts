/**
 * Escapes a query as `System.Uri` does when it is put together: what a URI may not hold is
 * percent-encoded as UTF-8, what is encoded already stays, and so do `+`, `:`, `/` and `,`.
 * Source: the .NET SDK builds its addresses with `UriBuilder`.
 */
export function escapeQuery(query: string): string {
  return query
    .replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replaceAll(/[^A-Za-z0-9\-._~:/?[\]@!$&'()*+,;=%]+/g, (part) => percent(part))
}

/**
 * Encodes a value as a form does, which the SDK does with the filter of customers: a space becomes
 * `+`, and of the marks only `-`, `_`, `.`, `!`, `*`, `(` and `)` stay.
 * Source: `WebUtility.UrlEncode`.
 */
export function encodeForm(value: string): string {
  return value.replaceAll(/[^A-Za-z0-9\-_.!*() ]+/g, (part) => percent(part)).replaceAll(' ', '+')
}

function percent(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}
