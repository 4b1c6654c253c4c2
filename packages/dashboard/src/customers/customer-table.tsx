import type { CustomerOverview } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { DataTable } from '../pieces/data-table.tsx'
import { MicrosoftId } from '../pieces/microsoft-id.tsx'
import { Name } from '../pieces/name.tsx'
import { QualificationBadges } from '../pieces/qualification-badges.tsx'
import { PageLink } from '../routing/links.tsx'
import { useHere } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'

const useStyles = makeStyles({
  domain: {
    display: 'block',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
})

export function CustomerTable({ customers }: { readonly customers: readonly CustomerOverview[] }) {
  const styles = useStyles()
  const t = useWords().customers
  const formats = useFormats()
  // The Account page leads back to the list with its filters and page.
  const { search } = useHere()
  return (
    <DataTable
      caption={t.table}
      rows={customers}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'customer',
          title: t.customer,
          main: true,
          cell: ({ id, companyName, domain }) => (
            <>
              <PageLink to={addresses.account(id) + search} name>
                <Name>{companyName}</Name>
              </PageLink>
              <span className={styles.domain}>{domain}</span>
            </>
          ),
        },
        {
          key: 'id',
          title: t.microsoftId,
          cell: ({ id, companyName }) => <MicrosoftId id={id} of={companyName} />,
        },
        {
          key: 'country',
          title: t.country,
          cell: ({ country }) => (country === undefined ? '—' : formats.country(country)),
        },
        {
          key: 'status',
          title: t.status,
          cell: ({ qualifications }) => <QualificationBadges qualifications={qualifications} />,
        },
      ]}
    />
  )
}
