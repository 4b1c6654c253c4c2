import { indexDomainLists } from '../rules/vetting/domain-lists.ts'
import { examine } from '../rules/vetting/examine.ts'
import type { VettingPolicy } from '../rules/vetting/policy.ts'
import { listDomainEntries } from '../store/queries/domains.ts'
import type { WorkerOptions } from './worker.ts'
import { loadKnowledge } from './load-knowledge.ts'
import type { Store } from '../store/store.ts'

/**
 * Creates the worker's examination: the checks with the knowledge that they need. The operator's
 * lists are read once per batch of cases, after the cases were claimed.
 */
export function createExaminer({
  store,
  scripted,
  policy,
}: {
  store: Store
  /** Lets the website script the verdict; sandbox only. */
  scripted: boolean
  policy: VettingPolicy
}): WorkerOptions['prepareExamination'] {
  return async () => {
    const lists = indexDomainLists(await listDomainEntries(store.reader))
    const means = { knowledge: loadKnowledge(), lists, policy, scripted }
    return (found, earlier) => examine({ ...found.subject, earlier }, means)
  }
}
