import { Badge } from '@fluentui/react-components'
import { useWords } from '../i18n/language.tsx'

/** Status of an answer, in a colour of its class. */
export function StatusMark({ status }: { readonly status: number | undefined }) {
  const t = useWords().inspector
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
