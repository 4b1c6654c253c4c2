import type { ReportFilter } from '@accredit/client'
import { usePartner } from '../data/partner.tsx'
import { useWords } from '../i18n/language.tsx'
import { ExportButton } from '../pieces/export-button.tsx'
import { useReportWords } from './use-report-words.ts'

/** Exports every line that matches the filter. */
export function ExportReport({ filter }: { readonly filter: ReportFilter }) {
  const t = useReportWords()
  const words = useWords()
  const partner = usePartner()
  const titles = words.qualificationTitles
  const states: Readonly<Record<string, string>> = words.vetting.statuses
  return (
    <ExportButton
      fileName="report.csv"
      head={[
        words.customers.microsoftId,
        words.customers.companyName,
        words.customers.domain,
        t.qualification,
        t.status,
        t.reason,
        t.requested,
        t.changed,
        t.requestsLeft,
        t.nextStep,
      ]}
      rows={async function* readRows(signal) {
        const { lines } = await partner.report({ ...filter, signal })
        for await (const line of lines) {
          yield [
            line.customerId,
            line.companyName,
            line.domain,
            titles[line.qualification] ?? line.qualification,
            states[line.status] ?? line.status,
            line.reason,
            line.requestedAt,
            line.changedAt,
            line.requestsLeft?.toString(),
            t.steps[line.nextStep],
          ]
        }
      }}
    />
  )
}
