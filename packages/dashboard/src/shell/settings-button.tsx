import { Button } from '@fluentui/react-components'
import { SettingsRegular } from '@fluentui/react-icons'
import { useWords } from '../i18n/language.tsx'
import type { OpenerProps } from './opener-props.ts'

/** Button that opens theme and language. */
export function SettingsButton(props: OpenerProps) {
  const t = useWords().shell
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
