import { Button } from '@fluentui/react-components'
import { PlugDisconnectedRegular } from '@fluentui/react-icons'
import { useMessages } from '../i18n/language.tsx'
import { Empty } from '../pieces/empty.tsx'
import { Page } from '../pieces/page.tsx'
import { messages } from './messages.ts'

/** Stands where a page broke, or could not be loaded. */
export function Broken() {
  const t = useMessages(messages)
  return (
    <Page title={t.broken}>
      <Empty icon={<PlugDisconnectedRegular />} title={t.brokenText}>
        <Button onClick={() => location.reload()}>{t.reload}</Button>
      </Empty>
    </Page>
  )
}
