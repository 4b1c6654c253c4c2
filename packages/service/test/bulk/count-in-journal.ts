import type { SandboxControls } from '@accredit/client'

/** Requests for qualifications as the sandbox received them. */
export interface Counted {
  readonly requests: number
  /** Requests that had their effect, and whose answer was cut off. */
  readonly lost: number
  readonly throttled: number
  readonly byCustomer: ReadonlyMap<string, { readonly ids: Set<string>; accepted: number }>
}

/**
 * Counts in the journal: by customer the request ids, and the requests that were accepted. Answers
 * that were repeated for a known id count once with it.
 */
export async function countInJournal(
  controls: Pick<SandboxControls, 'requests'>,
): Promise<Counted> {
  const entries = await controls.requests({ operation: 'createQualification', limit: 100_000 })
  const byCustomer = new Map<string, { ids: Set<string>; accepted: number }>()
  const acceptedIds = new Set<string>()
  for (const { customerId = '', requestId, status, fault } of entries) {
    let counted = byCustomer.get(customerId)
    if (!counted) byCustomer.set(customerId, (counted = { ids: new Set(), accepted: 0 }))
    counted.ids.add(requestId)
    const hadEffect = status === 201 || (fault?.when === 'after' && fault.cut === true)
    if (!hadEffect || acceptedIds.has(requestId)) continue
    acceptedIds.add(requestId)
    counted.accepted += 1
  }
  return {
    requests: entries.length,
    lost: entries.filter(({ fault }) => fault?.cut === true).length,
    throttled: entries.filter(({ status }) => status === 429).length,
    byCustomer,
  }
}
