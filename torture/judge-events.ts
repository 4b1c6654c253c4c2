/** A fault in what a receiver was sent. */
export interface EventFault {
  /** The event, or the customer whose events came in another order. */
  readonly key: string
  readonly explanation: string
}

/** Ids of events by customer, in their order. */
export type EventsByCustomer = ReadonlyMap<string, readonly string[]>

/**
 * Holds what arrived against what happened: each event at least once, those of a customer in their order.
 * @param arrived each event where it came first
 */
export function judgeEvents(happened: EventsByCustomer, arrived: EventsByCustomer): EventFault[] {
  return [...happened].flatMap(([customer, ids]) => {
    const own = arrived.get(customer) ?? []
    const missing = ids
      .filter((id) => !own.includes(id))
      .map((id) => ({ key: id, explanation: `an event of ${customer} did not arrive` }))
    const wanted = ids.filter((id) => own.includes(id))
    // Those from before the endpoint had its address are nobody's to judge.
    const came = own.filter((id) => ids.includes(id))
    if (came.every((id, index) => id === wanted[index])) return missing
    return [
      ...missing,
      { key: customer, explanation: `events of ${customer} arrived in another order` },
    ]
  })
}
