import { Badge, type BadgeProps } from '@fluentui/react-components'
import {
  CheckmarkCircleFilled,
  ClockFilled,
  DismissCircleFilled,
} from '@fluentui/react-icons'
import { useMessages } from '../i18n/language.tsx'
import {
  qualificationTitles,
  standingOf,
  statusText,
  statusWords,
  type Qualification,
  type Standing,
} from '../i18n/qualification-words.ts'

const looks: Readonly<Record<Standing, { color: BadgeProps['color']; icon: BadgeProps['icon'] }>> = {
  set: { color: 'success', icon: <CheckmarkCircleFilled /> },
  'in-review': { color: 'warning', icon: <ClockFilled /> },
  denied: { color: 'danger', icon: <DismissCircleFilled /> },
}

/** How a qualification stands, in a word, a colour and an icon. */
export function StatusBadge({ qualification }: { readonly qualification: Qualification }) {
  const titles = useMessages(qualificationTitles)
  const states = useMessages(statusWords)
  return (
    <Badge appearance="tint" size="large" {...looks[standingOf(qualification)]}>
      {statusText(qualification, { titles, states })}
    </Badge>
  )
}
