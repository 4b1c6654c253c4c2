import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { AddCircleRegular, EditRegular, SubtractCircleRegular } from '@fluentui/react-icons'
import { useRef } from 'react'
import { useFormats } from '../i18n/formats.ts'
import { useBulkWords, useFindingText } from '../i18n/use-bulk-words.ts'
import { narrow } from '../pieces/widths.ts'
import type { DraftRow } from './bulk-draft.ts'
import { OutcomeBadge } from './outcome-badge.tsx'
import { RowEditor } from './row-editor.tsx'
import type { JudgedRow } from './use-bulk-check.ts'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '56px minmax(0, 3fr) minmax(0, 4fr) auto',
    gap: '2px 12px',
    alignItems: 'center',
    minHeight: '76px',
    padding: '0 12px',
    boxSizing: 'border-box',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    [narrow]: {
      gridTemplateColumns: '44px minmax(0, 1fr) auto',
      minHeight: 0,
      padding: '8px 12px',
      alignContent: 'start',
    },
  },
  number: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  customer: { fontWeight: tokens.fontWeightSemibold },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  said: { minWidth: 0, [narrow]: { gridColumn: '1 / -1', order: 1 } },
  text: {
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    margin: '2px 0 0',
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    [narrow]: { WebkitLineClamp: 4 },
  },
  whole: { WebkitLineClamp: 'unset', [narrow]: { WebkitLineClamp: 'unset' } },
  left: { textDecorationLine: 'line-through' },
  buttons: { display: 'flex' },
})

/** One row of a file: the customer, the expected outcome, and the buttons to correct it. */
export function DraftRowView({
  judged,
  isEdited,
  onEdit,
  onChange,
}: {
  readonly judged: JudgedRow
  readonly isEdited: boolean
  readonly onEdit: (isOpen: boolean) => void
  readonly onChange: (change: Partial<Omit<DraftRow, 'id'>>) => void
}) {
  const styles = useStyles()
  const t = useBulkWords()
  const say = useFindingText()
  const { number, plural } = useFormats()
  const edit = useRef<HTMLButtonElement>(null)
  const { id, row, isLeftOut, prospect, findings, requestsLeft } = judged
  const line = number(row.line ?? id + 1)
  const { customerId, domain, companyName } = row
  const named = [companyName, domain, customerId].filter(Boolean)
  const details = [row.qualification, row.educationSegment, row.website, row.validationCode]
  const said = findings.map(say).join(' ')
  const close = () => {
    onEdit(false)
    edit.current?.focus()
  }
  return (
    <>
      <div className={styles.row}>
        <span className={styles.number} aria-label={t.row(line)}>
          {line}
        </span>
        <div className={mergeClasses(isLeftOut && styles.left)} style={{ minWidth: 0 }}>
          <div className={mergeClasses(styles.line, styles.customer)}>{named[0] ?? '—'}</div>
          <div className={mergeClasses(styles.line, styles.small)}>
            {details.filter(Boolean).join(' · ') || '—'}
          </div>
          {named.length > 1 && (
            <div className={mergeClasses(styles.line, styles.small)}>
              {named.slice(1).join(' · ')}
            </div>
          )}
        </div>
        <div className={styles.said}>
          <OutcomeBadge outcome={prospect}>{t.prospects[prospect]}</OutcomeBadge>
          <p className={mergeClasses(styles.text, isEdited && styles.whole)}>
            {said}
            {said === '' && typeof requestsLeft === 'number' && (
              <span className={styles.small}>
                {plural(requestsLeft, t.requestsLeft(number(requestsLeft)))}
              </span>
            )}
          </p>
        </div>
        <div className={styles.buttons}>
          <Button
            ref={edit}
            appearance="subtle"
            icon={<EditRegular />}
            aria-label={t.editRow(line)}
            aria-expanded={isEdited}
            onClick={() => onEdit(!isEdited)}
          />
          <Button
            appearance="subtle"
            icon={isLeftOut ? <AddCircleRegular /> : <SubtractCircleRegular />}
            aria-label={isLeftOut ? t.takeInRow(line) : t.leaveOutRow(line)}
            onClick={() => onChange({ isLeftOut: !isLeftOut })}
          />
        </div>
      </div>
      {isEdited && (
        <RowEditor
          label={t.editRow(line)}
          row={row}
          onSave={(changed) => {
            onChange({ row: changed, isLeftOut: false })
            close()
          }}
          onCancel={close}
        />
      )}
    </>
  )
}
