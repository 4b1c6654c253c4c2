/** A fault in the events that a receiver got. */
export interface EventFault {
  /** The missing event, or the customer whose events arrived out of order. */
  readonly key: string
  readonly explanation: string
}

/** Event ids by customer, in order. */
export type EventsByCustomer = ReadonlyMap<string, readonly string[]>

/**
 * Compares arrivals with what happened: each event at least once, those of a customer in order.
 * @param arrived each event at its first arrival
 */
export function judgeEvents(happened: EventsByCustomer, arrived: EventsByCustomer): EventFault[] {
  return [...happened].flatMap(([customer, ids]) => {
    const own = arrived.get(customer) ?? []
    const missing = ids
      .filter((id) => !own.includes(id))
      .map((id) => ({ key: id, explanation: `an event of ${customer} did not arrive` }))
    const wanted = ids.filter((id) => own.includes(id))
    // Events from before the endpoint existed are not expected.
    const came = own.filter((id) => ids.includes(id))
    if (came.every((id, index) => id === wanted[index])) return missing
    return [
      ...missing,
      { key: customer, explanation: `events of ${customer} arrived in another order` },
    ]
  })
}
