/** Above this share of busy time the load generator itself may be the limit. */
const tooBusy = 0.97

/** Notes when the load generator was at its limit, which understates the faster side. */
export function busyNote(busy: readonly number[]): readonly string[] {
  const most = Math.max(...busy)
  return most < tooBusy
    ? []
    : [`the load generator was busy ${Math.round(most * 100)} % of its time`]
}
