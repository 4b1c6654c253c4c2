import type { ReportGroup, ReportLine } from '@accredit/contract'
import { compareGroups, nextStepOf, reportStatusOf } from '@accredit/contract/report-steps'
import { qualificationName } from '../qualification-names.ts'
import type { ReportFilter } from './options.ts'
import type { KeptCustomer } from './store.ts'

/** Describes a customer that was read, a line for each qualification. */
export function describeKept({
  id,
  companyName,
  domain,
  qualifications,
}: KeptCustomer): ReportLine[] {
  return qualifications.map((kept) => {
    const name = qualificationName(kept.qualification) as ReportLine['qualification']
    const { vettingStatus, vettingReason: reason, vettingCreateDate: requestedAt, changedAt } = kept
    const status = reportStatusOf(name === 'None' ? undefined : name, vettingStatus)
    return {
      customerId: id,
      companyName,
      domain,
      qualification: name,
      status,
      ...(reason && { reason }),
      nextStep: nextStepOf({ status, reason }),
      ...(requestedAt !== undefined && { requestedAt }),
      ...(changedAt !== undefined && { changedAt }),
    }
  })
}

/** Says that a line passes a filter. */
export function passes(line: ReportLine, filter: ReportFilter): boolean {
  const { qualification, status, reason, nextStep, since } = filter
  if (qualification !== undefined && line.qualification !== qualification) return false
  if (status !== undefined && line.status !== status) return false
  if (reason !== undefined && line.reason !== reason) return false
  if (nextStep !== undefined && line.nextStep !== nextStep) return false
  return (
    since === undefined ||
    (line.changedAt !== undefined && Date.parse(line.changedAt) >= since.getTime())
  )
}

/** Counts lines in groups, in the order of the qualifications and their states. */
export function groupLines(lines: readonly ReportLine[]): ReportGroup[] {
  const groups = new Map<string, ReportGroup>()
  for (const { qualification, status, reason, nextStep, requestedAt } of lines) {
    const key = JSON.stringify([qualification, status, reason, nextStep])
    const seen = groups.get(key)
    const [oldest] = [seen?.oldest, requestedAt].filter((at) => at !== undefined).toSorted()
    groups.set(key, {
      qualification,
      status,
      ...(reason !== undefined && { reason }),
      nextStep,
      count: (seen?.count ?? 0) + 1,
      ...(oldest !== undefined && { oldest }),
    })
  }
  return [...groups.values()].toSorted(compareGroups)
}
