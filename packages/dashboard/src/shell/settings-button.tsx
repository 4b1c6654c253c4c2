import { Button, Tooltip } from '@fluentui/react-components'
import { SettingsRegular } from '@fluentui/react-icons'
import { useMessages } from '../i18n/language.tsx'
import { messages } from './messages.ts'
import type { OpenerProps } from './opener-props.ts'

/** The way to appearance and language. */
export function SettingsButton(props: OpenerProps) {
  const t = useMessages(messages)
  return (
    <Tooltip content={t.settings} relationship="label">
      <Button {...props} appearance="subtle" icon={<SettingsRegular />} />
    </Tooltip>
  )
}
