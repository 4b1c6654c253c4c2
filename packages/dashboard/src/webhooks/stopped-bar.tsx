import type { Webhook } from '@accredit/client'
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useEventWords } from '../i18n/use-event-words.ts'

/**
 * Says that the service has switched an endpoint off, why, and what to do; renders nothing for one
 * that is on.
 */
export function StoppedBar({ webhook: { state } }: { readonly webhook: Webhook }) {
  const t = useEventWords().webhooks
  if (state !== 'gone' && state !== 'failing') return null
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t.stopped}</MessageBarTitle>
        {t.stoppedText[state]}
      </MessageBarBody>
    </MessageBar>
  )
}
