/** Names of a list in a message, and the longest of them. */
const most = 5
const longest = 80

/** Lists what a token holds, however much that is: the first few, and the number of the others. */
export function listSome(names: readonly string[]): string[] {
  const shown = names.slice(0, most).map((name) => name.slice(0, longest))
  const others = names.length - shown.length
  return [...shown, ...(others > 0 ? [`${others} more`] : [])]
}

/** Names what a token holds in a message. */
export function nameSome(names: readonly string[]): string {
  return listSome(names).join(' and ') || 'none'
}
