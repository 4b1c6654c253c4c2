import { Button, makeStyles, tokens } from '@fluentui/react-components'
import {
  ArrowPreviousRegular,
  ChevronLeftRegular,
  ChevronRightRegular,
} from '@fluentui/react-icons'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'

const useStyles = makeStyles({
  pager: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    flexWrap: 'wrap',
    gap: '4px 8px',
    paddingTop: '12px',
  },
  range: { color: tokens.colorNeutralForeground2, marginRight: 'auto' },
})

/** Pager of a list. */
export function Pager({
  offset,
  shown,
  total,
  onFirst,
  onPrevious,
  onNext,
}: {
  /** Number of items before this page. */
  readonly offset: number
  readonly shown: number
  /** Total number of items. */
  readonly total: number | 'many'
  readonly onFirst?: (() => void) | undefined
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
}) {
  const styles = useStyles()
  const t = useWords().pieces
  const { number } = useFormats()
  const from = number(offset + 1)
  const to = number(offset + shown)
  return (
    <div className={styles.pager}>
      <span className={styles.range} role="status">
        {t.range(from, to, total === 'many' ? t.many : number(total))}
      </span>
      {onFirst && (
        <Button
          appearance="subtle"
          icon={<ArrowPreviousRegular />}
          aria-label={t.firstPage}
          onClick={onFirst}
        />
      )}
      <Button
        appearance="subtle"
        icon={<ChevronLeftRegular />}
        aria-label={t.previous}
        disabledFocusable={!onPrevious}
        onClick={onPrevious}
      />
      <Button
        appearance="subtle"
        icon={<ChevronRightRegular />}
        aria-label={t.next}
        disabledFocusable={!onNext}
        onClick={onNext}
      />
    </div>
  )
}
