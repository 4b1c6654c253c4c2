import { Button } from '@fluentui/react-components'
import { SettingsRegular } from '@fluentui/react-icons'
import { useMessages } from '../i18n/language.tsx'
import { messages } from './messages.ts'
import type { OpenerProps } from './opener-props.ts'

/** The way to appearance and language. */
export function SettingsButton(props: OpenerProps) {
  const t = useMessages(messages)
  return (
    <Button
      {...props}
      appearance="subtle"
      icon={<SettingsRegular />}
      aria-label={t.settings}
      data-hint={t.settings}
    />
  )
}
