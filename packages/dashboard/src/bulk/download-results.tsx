import { writeBulkResults, type BulkJob, type BulkReportLine } from '@accredit/client'
import { Button } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { usePartner } from '../data/partner.tsx'
import { useWords } from '../i18n/language.tsx'
import { useBulkWords, useFindingText } from '../i18n/use-bulk-words.ts'
import { saveFile } from '../pieces/save-file.ts'
import { useToasts } from '../pieces/toasts.tsx'

/** Saves the rows of a job and what became of them as CSV, in the words of the page. */
export function DownloadResults({ job }: { readonly job: BulkJob }) {
  const t = useBulkWords()
  const say = useFindingText()
  const partner = usePartner()
  const toasts = useToasts()
  const { denials } = useWords()
  const causes: Readonly<Record<string, { readonly cause: string; readonly remedy: string }>> =
    denials
  const [isReading, setIsReading] = useState(false)
  const ended = useRef<AbortController>(undefined)
  useEffect(() => () => ended.current?.abort(), [])

  const explain = ({ reason, finding, text }: BulkReportLine) => {
    if (reason !== undefined) return causes[reason] ?? { cause: reason }
    return finding ? { cause: say({ ...finding, text }) } : {}
  }
  const save = async () => {
    const { signal } = (ended.current = new AbortController())
    setIsReading(true)
    try {
      const { lines } = await partner.bulkJobs.report(job.id, { signal })
      const name = `${job.name.replace(/\.\w+$/, '').replaceAll(/[^\p{L}\p{N}_. -]/gu, '_')}-results.csv`
      saveFile(name, writeBulkResults(lines, { explain }))
    } catch (error) {
      if (!signal.aborted) toasts.fail(error)
    } finally {
      setIsReading(false)
    }
  }
  return (
    <Button
      icon={<ArrowDownloadRegular />}
      disabledFocusable={isReading}
      onClick={() => void save()}
    >
      {isReading ? t.downloading : t.download}
    </Button>
  )
}
