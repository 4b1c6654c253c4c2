/** Above this share of its time the load generator itself may be what is measured. */
const tooBusy = 0.97

/** Says when the load generator was at its own limit: the faster side is then understated. */
export function busyNote(busy: readonly number[]): readonly string[] {
  const most = Math.max(...busy)
  return most < tooBusy
    ? []
    : [`the load generator was busy ${Math.round(most * 100)} % of its time`]
}
