/** An axis from zero with a few round numbers. */
export interface Axis {
  /** Highest value of the axis. */
  readonly top: number
  /** Labelled values, without zero. */
  readonly ticks: readonly number[]
}

/** Finds an axis for counts up to `most`. */
export function axisFor(most: number): Axis {
  const wanted = Math.max(1, most) / 4
  const power = 10 ** Math.floor(Math.log10(wanted))
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((each) => each * power).find((each) => each >= wanted) ?? 1,
  )
  const count = Math.max(1, Math.ceil(most / step))
  return {
    top: count * step,
    ticks: Array.from({ length: count }, (_, index) => (index + 1) * step),
  }
}
