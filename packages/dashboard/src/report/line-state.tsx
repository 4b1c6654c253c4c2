import type { ReportGroup, ReportLine } from '@accredit/client'
import { StatusBadge } from '../pieces/status-badge.tsx'
import { useWords } from '../i18n/language.tsx'

/** State of a line or a group, with the reason of a denial. */
export function LineState({ of }: { readonly of: ReportLine | ReportGroup }) {
  const states = useWords().vetting.statuses
  const { qualification, status, reason } = of
  if (status === 'none') return states.none
  return (
    <StatusBadge
      qualification={{
        qualification,
        ...(status !== 'unvetted' && { vettingStatus: status }),
        ...(reason !== undefined && { vettingReason: reason }),
      }}
    />
  )
}
