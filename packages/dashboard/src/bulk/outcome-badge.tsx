import { Badge, makeStyles } from '@fluentui/react-components'

/** Outcomes of a row, grouped by appearance. */
const tones = {
  ready: 'success',
  approved: 'success',
  accepted: 'brand',
  'in-review': 'brand',
  sent: 'brand',
  warning: 'warning',
  pending: 'informative',
  checking: 'informative',
  left: 'informative',
  gone: 'warning',
  duplicate: 'warning',
  refused: 'danger',
  unknown: 'danger',
  denied: 'danger',
} as const

/** Outcome of a row. */
export type Tone = keyof typeof tones

const useStyles = makeStyles({
  badge: {
    height: 'auto',
    minHeight: '24px',
    paddingBlock: '2px',
    textAlign: 'start',
    whiteSpace: 'nowrap',
  },
})

/** Outcome of a row as a word and a colour. */
export function OutcomeBadge({
  outcome,
  children,
}: {
  readonly outcome: Tone
  readonly children: string
}) {
  const styles = useStyles()
  return (
    <Badge appearance="tint" size="large" color={tones[outcome]} className={styles.badge}>
      {children}
    </Badge>
  )
}
