/** Rules of Griffel by the name of their bucket; with a medium or a priority, where they have one. */
export type RulesByBucket = Readonly<Record<string, readonly (string | readonly [string, Meta])[]>>

interface Meta {
  /** The condition of a media query. */
  readonly m?: string
  /** Below nought for shorthands, which give way to what they stand for. */
  readonly p?: number
}

/**
 * Griffel's buckets in their order: resets, rules as such, then states from `:link` to `:active`, then
 * whatever stands under a condition. What comes later wins, whichever component it is of.
 */
const buckets = ['r', 'd', 'l', 'v', 'w', 'f', 'i', 'h', 'a', 's', 'k', 't', 'm', 'c', 'x']

/** Writes rules as one style sheet, in the order in which Griffel would insert them into a page. */
export function writeStyleSheet(all: Iterable<RulesByBucket>): string {
  const rules = new Map<
    string,
    { readonly bucket: number; readonly p: number; readonly m: string }
  >()
  for (const byBucket of all) {
    for (const [name, entries] of Object.entries(byBucket)) {
      const bucket = buckets.indexOf(name)
      if (bucket === -1) throw new Error(`Griffel has a bucket ${name} that has no place here`)
      for (const entry of entries) {
        const [rule, { m = '', p = 0 }] = typeof entry === 'string' ? [entry, {}] : entry
        if (!rules.has(rule)) rules.set(rule, { bucket, p, m })
      }
    }
  }
  return [...rules]
    .toSorted(
      ([, one], [, other]) =>
        one.bucket - other.bucket || compare(one.m, other.m) || one.p - other.p,
    )
    .map(([rule]) => rule)
    .join('\n')
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
