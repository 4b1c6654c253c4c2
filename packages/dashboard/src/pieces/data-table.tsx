import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useHiddenStyles } from './hidden.ts'
import { narrow } from './widths.ts'

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    textAlign: 'start',
    [narrow]: { display: 'block' },
  },
  head: {
    [narrow]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  header: {
    padding: '8px 12px',
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: 'nowrap',
  },
  body: { [narrow]: { display: 'block' } },
  row: {
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-within': { backgroundColor: tokens.colorNeutralBackground1Hover },
    [narrow]: {
      display: 'grid',
      gap: '6px',
      padding: '12px 4px',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  cell: {
    padding: '10px 12px',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: {
      display: 'grid',
      gridTemplateColumns: '112px minmax(0, 1fr)',
      gap: '8px',
      padding: 0,
      borderBottomStyle: 'none',
      '::before': { content: 'attr(data-label)', color: tokens.colorNeutralForeground2 },
    },
  },
  main: {
    minWidth: '200px',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    [narrow]: { display: 'block', minWidth: 0, '::before': { content: 'none' } },
  },
  end: { textAlign: 'end', [narrow]: { textAlign: 'start' } },
})

/** One column of a table. */
export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Names its row: the row header, and the title of its card on narrow screens. */
  readonly main?: boolean
  /** Aligns to the end, for figures. */
  readonly end?: boolean
}

/** A table that becomes a list of cards on narrow screens. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  /** Description of the table for screen readers. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
}) {
  const styles = useStyles()
  const { hidden } = useHiddenStyles()
  const main = mergeClasses(styles.cell, styles.main)
  const figure = mergeClasses(styles.cell, styles.end)
  // Explicit roles, since some browsers drop the implicit ones with another `display`.
  return (
    <table className={styles.table} role="table">
      <caption className={hidden}>{caption}</caption>
      <thead className={styles.head} role="rowgroup">
        <tr role="row">
          {columns.map(({ key, title, end }) => (
            <th
              key={key}
              scope="col"
              role="columnheader"
              className={mergeClasses(styles.header, end && styles.end)}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.body} role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row" className={styles.row}>
            {columns.map(({ key, title, cell, main: isMain, end }) =>
              isMain ? (
                <th key={key} scope="row" role="rowheader" className={main}>
                  {cell(row)}
                </th>
              ) : (
                <td key={key} role="cell" data-label={title} className={end ? figure : styles.cell}>
                  <div>{cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
