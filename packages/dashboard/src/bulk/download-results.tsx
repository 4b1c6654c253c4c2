import { writeBulkResults, type BulkJob } from '@accredit/client'
import { usePartner } from '../data/partner.tsx'
import { useBulkWords, useRowExplanation } from '../i18n/use-bulk-words.ts'
import { SaveButton } from '../pieces/save-button.tsx'

/** Saves a job's rows with their outcomes as CSV, in the language of the page. */
export function DownloadResults({ job }: { readonly job: BulkJob }) {
  const t = useBulkWords()
  const explain = useRowExplanation()
  const partner = usePartner()
  return (
    <SaveButton
      label={t.download}
      fileName={`${job.name.replace(/\.\w+$/, '').replaceAll(/[^\p{L}\p{N}_. -]/gu, '_')}-results.csv`}
      read={(signal) => partner.bulkJobs.allLines(job.id, {}, { signal })}
      write={(lines) => writeBulkResults(lines, { explain })}
    />
  )
}
