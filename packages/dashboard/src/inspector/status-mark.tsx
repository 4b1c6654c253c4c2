import { Badge } from '@fluentui/react-components'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'

/** Response status in the colour of its class. */
export function StatusMark({ status }: { readonly status: number | undefined }) {
  const t = useSandboxWords().inspector
  if (status === undefined) {
    return (
      <Badge appearance="tint" color="severe">
        {t.noAnswer}
      </Badge>
    )
  }
  const color = status < 400 ? 'success' : status < 500 ? 'warning' : 'danger'
  return (
    <Badge appearance="tint" color={color}>
      {status}
    </Badge>
  )
}
