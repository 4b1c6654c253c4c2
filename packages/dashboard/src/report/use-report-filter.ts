import { reportSteps, type ReportFilter, type ReportStep } from '@accredit/client'
import { setQuery, useHere } from '../routing/location.ts'
import { firstPage } from '../routing/use-paging.ts'

/** Filter from the page's address; an empty string matches everything. */
export interface ReportChoice {
  readonly qualification: string
  readonly status: string
  readonly reason: string
  readonly step: string
  /** A day in the user's time zone, as `yyyy-mm-dd`. */
  readonly since: string
}

const names = ['qualification', 'status', 'reason', 'step', 'since'] as const

/** Reads the filter from the address and changes it there. */
export function useReportFilter() {
  const { searchParams } = useHere()
  const read = (name: (typeof names)[number]) => searchParams.get(name) ?? ''
  const choice: ReportChoice = {
    qualification: read('qualification'),
    status: read('status'),
    reason: read('reason'),
    step: read('step'),
    since: /^\d{4}-\d{2}-\d{2}$/.test(read('since')) ? read('since') : '',
  }
  return {
    choice,
    filter: filterOf(choice),
    isFiltered: Object.values(choice).some((value) => value !== ''),
    find: (values: Partial<ReportChoice>) => setQuery({ ...values, ...firstPage }),
    clear: () => setQuery({ ...Object.fromEntries(names.map((name) => [name, ''])), ...firstPage }),
  }
}

function filterOf({ qualification, status, reason, step, since }: ReportChoice): ReportFilter {
  const day = since === '' ? undefined : new Date(`${since}T00:00:00`)
  return {
    qualification: qualification || undefined,
    status: status || undefined,
    reason: reason || undefined,
    nextStep: reportSteps.find((known): known is ReportStep => known === step),
    since: day && !Number.isNaN(day.getTime()) ? day : undefined,
  }
}
