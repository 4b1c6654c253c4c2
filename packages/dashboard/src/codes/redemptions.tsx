import type { ValidationCode } from '@accredit/client'
import { Field, makeStyles, Select } from '@fluentui/react-components'
import { PeopleRegular } from '@fluentui/react-icons'
import { useCodeWords } from '../i18n/use-code-words.ts'
import { DataTable } from '../pieces/data-table.tsx'
import { Empty } from '../pieces/empty.tsx'
import { Name } from '../pieces/name.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { Time } from '../pieces/time.tsx'
import { PageLink } from '../routing/links.tsx'
import { setQuery, useHere } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { useRedemptions } from './use-codes.ts'

const useStyles = makeStyles({ filter: { maxWidth: '280px', marginBottom: '12px' } })

/** Customers that used codes. */
export function Redemptions({ codes }: { readonly codes: readonly ValidationCode[] }) {
  const styles = useStyles()
  const t = useCodeWords()
  const query = useRedemptions()
  const code = useHere().searchParams.get('code') ?? ''
  return (
    <Section title={t.usedBy}>
      <Field label={t.filter} className={styles.filter}>
        <Select value={code} onChange={(_, { value }) => setQuery({ code: value })}>
          <option value="">{t.all}</option>
          {codes.map(({ validationId, organizationName }) => (
            <option key={validationId} value={validationId}>
              {`${validationId} · ${organizationName}`}
            </option>
          ))}
        </Select>
      </Field>
      <QueryView query={query}>
        {(redemptions) => {
          const shown = redemptions.filter(
            ({ validationId }) => code === '' || validationId === code,
          )
          return (
            <>
              <div role="status">
                {shown.length === 0 && (
                  <Empty icon={<PeopleRegular />} title={t.nobody} text={t.nobodyText} />
                )}
              </div>
              {shown.length > 0 && (
                <DataTable
                  caption={t.table}
                  rows={shown}
                  rowKey={({ customerId }) => customerId}
                  columns={[
                    {
                      key: 'customer',
                      title: t.customer,
                      main: true,
                      cell: ({ customerId, companyName }) => (
                        <PageLink to={addresses.account(customerId)}>
                          <Name>{companyName}</Name>
                        </PageLink>
                      ),
                    },
                    { key: 'code', title: t.codeColumn, cell: ({ validationId }) => validationId },
                    {
                      key: 'when',
                      title: t.when,
                      cell: ({ redeemedAt }) => <Time at={redeemedAt} />,
                    },
                  ]}
                />
              )}
            </>
          )
        }}
      </QueryView>
    </Section>
  )
}
