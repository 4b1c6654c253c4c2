import type { AuditRecord } from '@accredit/client'
import { useWords } from '../i18n/language.tsx'
import { DataTable } from '../pieces/data-table.tsx'
import { Name } from '../pieces/name.tsx'
import { Time } from '../pieces/time.tsx'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { describeRecord } from './describe-record.ts'
import { useRecordWords } from './use-record-words.ts'

/** Log records, newest first. */
export function ActivityTable({ records }: { readonly records: readonly AuditRecord[] }) {
  const t = useWords().activity
  const words = useRecordWords()
  return (
    <DataTable
      caption={t.table}
      rows={records}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'action',
          title: t.action,
          main: true,
          cell: (record) => describeRecord(record, words).action,
        },
        {
          key: 'customer',
          title: t.customer,
          cell: ({ customerId, customerName }) =>
            customerId === undefined ? (
              '—'
            ) : (
              <PageLink to={addresses.account(customerId)}>
                <Name>{customerName ?? customerId}</Name>
              </PageLink>
            ),
        },
        { key: 'user', title: t.user, cell: (record) => describeRecord(record, words).actor },
        { key: 'when', title: t.when, cell: ({ operationDate }) => <Time at={operationDate} /> },
      ]}
    />
  )
}
