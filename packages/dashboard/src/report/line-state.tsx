import type { ReportGroup, ReportLine } from '@accredit/client'
import { useWords } from '../i18n/language.tsx'
import { StatusBadge } from '../pieces/status-badge.tsx'

/** State of a line or a group, with the reason for a denial. */
export function LineState({ of }: { readonly of: ReportLine | ReportGroup }) {
  const states: Readonly<Record<string, string>> = useWords().vetting.statuses
  const { qualification, status, reason } = of
  if (status === 'none') return states['none']
  return (
    <StatusBadge
      qualification={{ qualification, ...(status !== 'unvetted' && { vettingStatus: status }) }}
      text={reason ?? states[status] ?? status}
    />
  )
}
