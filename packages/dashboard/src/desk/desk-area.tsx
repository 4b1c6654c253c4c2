import { useMessages } from '../i18n/language.tsx'
import { Page } from '../pieces/page.tsx'
import { messages } from './messages.ts'

/** The reviewer's desk: the queue, or one case of it. */
export function DeskArea({ caseId }: { readonly caseId: string | undefined }) {
  const t = useMessages(messages)
  return <Page title={caseId ?? t.title} />
}
