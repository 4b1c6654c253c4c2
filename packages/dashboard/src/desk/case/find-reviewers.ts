import type { VettingCase, VettingCaseSummary } from '@accredit/client'

/** The reviewers who were seen at work: on this case after it was opened, and in the queue. */
export function findReviewers(
  { timeline }: Pick<VettingCase, 'timeline'>,
  queue: readonly Pick<VettingCaseSummary, 'assignee'>[],
): readonly string[] {
  const actors = timeline.filter(({ kind }) => kind !== 'opened').map(({ actor }) => actor)
  const assigned = timeline.map(({ data }) => data['assignee'])
  const all = [...actors, ...assigned, ...queue.map(({ assignee }) => assignee)]
  const names = all.filter((name) => typeof name === 'string' && name.includes('@')) as string[]
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].toSorted()
}
