import { Button } from '@fluentui/react-components'
import { PlugDisconnectedRegular } from '@fluentui/react-icons'
import { useWords } from '../i18n/language.tsx'
import { Empty } from '../pieces/empty.tsx'
import { Page } from '../pieces/page.tsx'

/** Stands where a page broke, or could not be loaded. */
export function Broken() {
  const t = useWords().shell
  return (
    <Page title={t.broken}>
      <Empty icon={<PlugDisconnectedRegular />} title={t.brokenText}>
        <Button onClick={() => location.reload()}>{t.reload}</Button>
      </Empty>
    </Page>
  )
}
