/** Summary of repeated measurements. */
export interface Summary {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** Computes median and range. */
export function summarize(values: readonly number[]): Summary {
  const sorted = values.toSorted((left, right) => left - right)
  return { median: quantile(sorted, 0.5), least: sorted[0] ?? NaN, most: sorted.at(-1) ?? NaN }
}

/**
 * Returns a quantile, interpolated linearly between neighbours.
 * @param sorted ascending
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return NaN
  const place = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN]
  return below + (above - below) * (place - Math.floor(place))
}
