/** Writes an etag for `If-Match`: bodies carry the bare value, the header wants it in quotes. */
export function entityTag(etag: string): string {
  return /^(W\/)?".*"$/.test(etag) ? etag : `"${etag}"`
}
