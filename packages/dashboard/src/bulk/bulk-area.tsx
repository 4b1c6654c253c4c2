import { useBulkDraft } from './bulk-draft.ts'
import { BulkPage } from './bulk-page.tsx'
import { CheckPage } from './check-page.tsx'
import { JobPage } from './job-page.tsx'

/** Bulk requests: file upload with the list of jobs, the check of a file, or one job. */
export function BulkArea({ jobId }: { readonly jobId: string | undefined }) {
  const draft = useBulkDraft()
  if (jobId !== undefined) return <JobPage key={jobId} jobId={jobId} />
  return draft ? <CheckPage draft={draft} /> : <BulkPage />
}
