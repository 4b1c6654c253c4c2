import { Page } from '../pieces/page.tsx'
import { useBulkWords } from '../i18n/use-bulk-words.ts'
import { DropFile } from './drop-file.tsx'
import { JobList } from './job-list.tsx'

/** Takes a file and lists the jobs. */
export function BulkPage() {
  const t = useBulkWords()
  return (
    <Page title={t.title} lead={t.lead}>
      <DropFile />
      <JobList />
    </Page>
  )
}
