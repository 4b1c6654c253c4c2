/** Most names in a message, and the longest of them in characters. */
const most = 5
const longest = 80

/** Lists what a token has, with a bound: the first few, and the number of the others. */
export function listSome(names: readonly string[]): string[] {
  const shown = names.slice(0, most).map((name) => name.slice(0, longest))
  const others = names.length - shown.length
  return [...shown, ...(others > 0 ? [`${others} more`] : [])]
}

/** Names what a token has in a message. */
export function nameSome(names: readonly string[]): string {
  return listSome(names).join(' and ') || 'none'
}
