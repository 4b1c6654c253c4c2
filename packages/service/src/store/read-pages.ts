/**
 * Reads a long list page by page, until a page is not full.
 * @param read reads rows after a number, in order of their numbers, up to a limit
 */
export async function* readPages<Row>(
  read: (wanted: { readonly after: number; readonly limit: number }) => Promise<readonly Row[]>,
  numberOf: (row: Row) => number,
  limit: number,
): AsyncGenerator<readonly Row[], void, undefined> {
  let after = 0
  for (;;) {
    const page = await read({ after, limit })
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    if (page.length < limit) return
    after = numberOf(last)
  }
}
