/** Names of a list in a message, and the longest of them. */
const most = 5
const longest = 80

/** Names what a token holds, however much that is: the first few, and the number of the others. */
export function nameSome(names: readonly string[]): string {
  if (names.length === 0) return 'none'
  const shown = names.slice(0, most).map((name) => name.slice(0, longest))
  const others = names.length - shown.length
  return [...shown, ...(others > 0 ? [`${others} more`] : [])].join(' and ')
}
