import { examine } from '../rules/vetting/examine.ts'
import type { VettingPolicy } from '../rules/vetting/policy.ts'
import { listDomainEntries } from '../store/queries/domains.ts'
import type { WorkerOptions } from './worker.ts'
import { loadKnowledge } from './load-knowledge.ts'
import type { Store } from '../store/store.ts'

/**
 * Creates the worker's examination: the rules with the knowledge that they need, and the operator's
 * lists as they stand at that moment.
 */
export function createExaminer(options: {
  store: Store
  /** True in the sandbox, where some websites decide by their name. */
  scripted: boolean
  policy: VettingPolicy
}): WorkerOptions['examine'] {
  let reading: ReturnType<typeof listDomainEntries> | undefined
  /** One read for all cases that ask in the same turn of the event loop. */
  const readLists = () => {
    if (reading) return reading
    setImmediate(() => (reading = undefined))
    return (reading = listDomainEntries(options.store.reader))
  }
  return async (found, earlier) => {
    const lists = await readLists()
    const knowledge = loadKnowledge()
    const { policy, scripted } = options
    return examine({ ...found.subject, earlier }, { knowledge, lists, policy, scripted })
  }
}
