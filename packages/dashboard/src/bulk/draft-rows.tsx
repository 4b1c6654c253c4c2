import { makeStyles, tokens } from '@fluentui/react-components'
import { DocumentSearchRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useBulkWords } from '../i18n/use-bulk-words.ts'
import { Empty } from '../pieces/empty.tsx'
import { useSurfaceStyles } from '../pieces/surface.ts'
import type { DraftRow } from './bulk-draft.ts'
import { DraftRowView } from './draft-row.tsx'
import type { JudgedRow } from './use-bulk-check.ts'
import { useWindow } from './use-window.ts'

const useStyles = makeStyles({
  scroller: { maxHeight: '70dvh', overflowY: 'auto', overflowX: 'hidden' },
  list: { position: 'relative', listStyle: 'none', margin: 0, padding: 0 },
  item: {
    position: 'absolute',
    insetInline: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

/** The rows of a file; only those in sight are there, so that many rows are as quick as few. */
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
  const editedAt = rows.findIndex(({ id }) => id === edited)
  const { scroller, height, rowHeight, from, to, topOf, measure } = useWindow(
    rows.length,
    editedAt < 0 ? undefined : editedAt,
  )
  return (
    <div className={surface}>
      <div role="status">
        {rows.length === 0 && <Empty icon={<DocumentSearchRegular />} title={t.noMatch} />}
      </div>
      <div ref={scroller} className={styles.scroller}>
        <ul aria-label={t.list} className={styles.list} style={{ height }}>
          {rows.slice(from, to).map((judged, offset) => {
            const index = from + offset
            const isEdited = index === editedAt
            return (
              <li
                key={judged.id}
                ref={isEdited ? measure : undefined}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className={styles.item}
                style={{ top: topOf(index), ...(!isEdited && { height: rowHeight }) }}
              >
                <DraftRowView
                  judged={judged}
                  isEdited={isEdited}
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
