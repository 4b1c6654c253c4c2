import { CasePage } from './case/case-page.tsx'
import { QueuePage } from './queue/queue-page.tsx'

/** The reviewer's desk: the queue, or one case. */
export function DeskArea({ caseId }: { readonly caseId: string | undefined }) {
  return caseId === undefined ? <QueuePage /> : <CasePage caseId={caseId} />
}
