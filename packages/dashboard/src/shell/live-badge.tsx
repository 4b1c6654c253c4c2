import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useLiveState } from '../data/live.tsx'
import { useWords } from '../i18n/language.tsx'
import { useHint } from '../pieces/use-hint.tsx'
import { narrow } from '../pieces/widths.ts'

const useStyles = makeStyles({
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    padding: '0 4px',
    flexShrink: 0,
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  dot: {
    width: '8px',
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralForeground3,
  },
  open: { backgroundColor: tokens.colorPaletteGreenForeground1 },
  lost: { backgroundColor: tokens.colorPaletteRedForeground1 },
  quiet: { [narrow]: { display: 'none' } },
})

/** Connection state of the live updates. */
export function LiveBadge() {
  const styles = useStyles()
  const t = useWords().shell
  const state = useLiveState()
  const text = { connecting: t.connecting, open: t.live, lost: t.lost }[state]
  const explained = { connecting: t.connecting, open: t.liveExplained, lost: t.lostExplained }[
    state
  ]
  const { carrier, description } = useHint(explained)
  return (
    <>
      <span role="status" className={styles.badge} data-live={state} {...carrier}>
        <span
          className={mergeClasses(
            styles.dot,
            state === 'open' && styles.open,
            state === 'lost' && styles.lost,
          )}
        />
        <span className={mergeClasses(state !== 'lost' && styles.quiet)}>{text}</span>
      </span>
      {description}
    </>
  )
}
