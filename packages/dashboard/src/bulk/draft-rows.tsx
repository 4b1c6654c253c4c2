import { makeStyles, tokens } from '@fluentui/react-components'
import { DocumentSearchRegular } from '@fluentui/react-icons'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { useBulkWords } from '../i18n/use-bulk-words.ts'
import { Empty } from '../pieces/empty.tsx'
import { useSurfaceStyles } from '../pieces/surface.ts'
import type { DraftRow } from './bulk-draft.ts'
import { DraftRowView } from './draft-row.tsx'
import type { JudgedRow } from './use-bulk-check.ts'

const useStyles = makeStyles({
  scroller: { maxHeight: '70dvh', overflowY: 'auto', overflowX: 'hidden' },
  list: { position: 'relative', listStyle: 'none', margin: 0, padding: 0 },
  item: {
    position: 'absolute',
    insetInline: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

/** Estimated height in pixels of a row that was not rendered yet. */
const usualHeight = 76

/** The rows of a file. Only visible rows are rendered, so that large files stay fast. */
export function DraftRows({
  rows,
  onChange,
}: {
  readonly rows: readonly JudgedRow[]
  readonly onChange: (id: number, change: Partial<Omit<DraftRow, 'id'>>) => void
}) {
  const styles = useStyles()
  const { surface } = useSurfaceStyles()
  const t = useBulkWords()
  const [edited, setEdited] = useState<number>()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: () => usualHeight,
    overscan: 6,
  })
  return (
    <div className={surface}>
      <div role="status">
        {rows.length === 0 && <Empty icon={<DocumentSearchRegular />} title={t.noMatch} />}
      </div>
      <div ref={scroller} className={styles.scroller}>
        <ul aria-label={t.list} className={styles.list} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const judged = rows[index]
            if (judged === undefined) return null
            return (
              <li
                key={judged.id}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className={styles.item}
                style={{ top: start }}
              >
                <DraftRowView
                  judged={judged}
                  isEdited={judged.id === edited}
                  onEdit={(isOpen) => setEdited(isOpen ? judged.id : undefined)}
                  onChange={(change) => onChange(judged.id, change)}
                />
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
