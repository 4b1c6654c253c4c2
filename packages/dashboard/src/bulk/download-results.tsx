import { writeBulkResults, type BulkJob, type BulkReportLine } from '@accredit/client'
import { usePartner } from '../data/partner.tsx'
import { useWords } from '../i18n/language.tsx'
import { useBulkWords, useFindingText } from '../i18n/use-bulk-words.ts'
import { SaveButton } from '../pieces/save-button.tsx'

/** Saves a job's rows with their outcomes as CSV, in the language of the page. */
export function DownloadResults({ job }: { readonly job: BulkJob }) {
  const t = useBulkWords()
  const say = useFindingText()
  const partner = usePartner()
  const { denials } = useWords()
  const causes: Readonly<Record<string, { readonly cause: string; readonly remedy: string }>> =
    denials
  const remedies: Readonly<Record<string, string>> = t.remedies
  const explain = ({ outcome, verdict, reason, finding, text }: BulkReportLine) => {
    if (reason !== undefined) return causes[reason] ?? { cause: reason }
    const remedy = remedies[verdict ?? outcome]
    return { remedy, ...(finding && { cause: say({ ...finding, text }) }) }
  }
  return (
    <SaveButton
      label={t.download}
      fileName={`${job.name.replace(/\.\w+$/, '').replaceAll(/[^\p{L}\p{N}_. -]/gu, '_')}-results.csv`}
      read={(signal) => partner.bulkJobs.allLines(job.id, {}, { signal })}
      write={(lines) => writeBulkResults(lines, { explain })}
    />
  )
}
