import type { Member } from './jackson.ts'

// After RFC 2396, with brackets added in queries and letters of any language everywhere. What is in
// neither class must be percent-encoded: quotes, braces, bars, backslashes, carets, backticks, <, >
// and spaces.
const escaped = '%[0-9A-Fa-f]{2}'
const otherLetter = String.raw`[^\u0000-\u00a0\s]`
const inPath = String.raw`(?:[A-Za-z0-9\-_.!~*'():@&=+$,;/]|${escaped}|${otherLetter})*`
const inQuery = String.raw`(?:[A-Za-z0-9\-_.!~*'():@&=+$,;/?\[\]]|${escaped}|${otherLetter})*`
const start = String.raw`(?:https?://[A-Za-z0-9\-.]+(?::\d+)?(?=[/?#]|$)|(?=/))`
const address = new RegExp(`^${start}${inPath}(?:\\?${inQuery})?(?:#${inQuery})?$`, 'u')

/**
 * Says whether `new java.net.URI(text)` takes a link: an absolute path, or a whole http address. (It
 * takes other references too; links are none of them.)
 */
export function isNetUri(text: string): boolean {
  return address.test(text)
}

/** A link's address: one that `java.net.URI` refuses breaks the whole answer. */
export const netUri: Member<string | null> = {
  missing: null,
  read(value, at) {
    if (value === null) return null
    const trimmed = typeof value === 'string' ? value.trim() : undefined
    if (trimmed !== undefined && isNetUri(trimmed)) return trimmed
    const shown = JSON.stringify(value)
    throw new Error(`Cannot deserialize instance of \`java.net.URI\` out of ${shown} at ${at}`)
  },
}
