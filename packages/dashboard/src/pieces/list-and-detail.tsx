import { makeStyles, mergeClasses } from '@fluentui/react-components'
import { ArrowLeftRegular, CursorClickRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { PageLink } from '../routing/links.tsx'
import { Empty } from './empty.tsx'
import { useSurfaceStyles } from './surface.ts'
import { notRoomy, roomy } from './widths.ts'

const useStyles = makeStyles({
  columns: {
    [roomy]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(360px, 2fr) minmax(0, 3fr)',
      gap: '20px',
      alignItems: 'start',
    },
  },
  column: { minWidth: 0 },
  givesWay: { [notRoomy]: { display: 'none' } },
  back: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    marginBottom: '12px',
    [roomy]: { display: 'none' },
  },
})

/** Class for content that hides on narrow screens while an item is chosen. */
export function useGivesWay(isChosen: boolean): string | undefined {
  const { givesWay } = useStyles()
  return isChosen ? givesWay : undefined
}

/** A list with the detail of the chosen item beside it, or on narrow screens in its place. */
export function ListAndDetail({
  list,
  detail,
  choose,
  back,
}: {
  readonly list: ReactNode
  /** Absent while nothing is chosen. */
  readonly detail: ReactNode | undefined
  /** Prompt to choose an item. */
  readonly choose: string
  /** Link from the detail back to the list. */
  readonly back: { readonly to: string; readonly text: string }
}) {
  const styles = useStyles()
  const { surface } = useSurfaceStyles()
  const isChosen = detail !== undefined
  return (
    <div className={styles.columns}>
      <div className={mergeClasses(styles.column, isChosen && styles.givesWay)}>{list}</div>
      <div className={mergeClasses(styles.column, !isChosen && styles.givesWay)}>
        {isChosen ? (
          <>
            <div className={styles.back}>
              <ArrowLeftRegular aria-hidden />
              <PageLink to={back.to}>{back.text}</PageLink>
            </div>
            {detail}
          </>
        ) : (
          <div className={surface}>
            <Empty icon={<CursorClickRegular />} title={choose} />
          </div>
        )}
      </div>
    </div>
  )
}
