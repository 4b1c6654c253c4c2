import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  track: {
    height: '8px',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
    // Forced colours remove the background; a border still shows the bar's end.
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  bar: {
    height: '100%',
    borderRadius: tokens.borderRadiusCircular,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  brand: { backgroundColor: tokens.colorCompoundBrandBackground },
  warning: { backgroundColor: tokens.colorPaletteDarkOrangeForeground1 },
  danger: { backgroundColor: tokens.colorPaletteRedForeground1 },
})

/** Bar that shows a share. */
export function Meter({
  share,
  label,
  tone = 'brand',
}: {
  /** From 0 to 1. */
  readonly share: number
  readonly label: string
  readonly tone?: 'brand' | 'warning' | 'danger'
}) {
  const styles = useStyles()
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={label}
      className={styles.track}
    >
      <div className={mergeClasses(styles.bar, styles[tone])} style={{ width: `${percent}%` }} />
    </div>
  )
}
