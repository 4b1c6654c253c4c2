import type { AuditRecord } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { Time } from '../pieces/time.tsx'
import { describeRecord } from './describe-record.ts'
import { useRecordWords } from './use-record-words.ts'

const useStyles = makeStyles({
  list: { display: 'grid', gap: '12px', listStyle: 'none', margin: 0, padding: 0 },
  action: { fontWeight: tokens.fontWeightSemibold },
  text: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

/** Log records about one customer, newest first. */
export function ActivityList({ records }: { readonly records: readonly AuditRecord[] }) {
  const styles = useStyles()
  const words = useRecordWords()
  return (
    <ul className={styles.list}>
      {records.map((record) => {
        const { action, actor } = describeRecord(record, words)
        return (
          <li key={record.id}>
            <div className={styles.action}>{action}</div>
            <div className={styles.text}>
              <Time at={record.operationDate} /> · {actor}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
