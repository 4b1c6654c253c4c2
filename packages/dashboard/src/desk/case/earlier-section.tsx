import type { EarlierCase, VettingCase } from '@accredit/client'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { DataTable } from '../../pieces/data-table.tsx'
import { Name } from '../../pieces/name.tsx'
import { Section } from '../../pieces/section.tsx'
import { Time } from '../../pieces/time.tsx'
import { PageLink } from '../../routing/links.tsx'
import { addresses } from '../../routing/match-page.ts'
import { CaseStateBadge } from '../case-state-badge.tsx'

const useStyles = makeStyles({
  hint: { margin: '-8px 0 12px', color: tokens.colorNeutralForeground2 },
  strong: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  none: { margin: 0 },
  marks: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  mark: { height: 'auto', minHeight: '20px', textAlign: 'start' },
})

/** Most cases that the service returns. */
const shownAtMost = 20

/** Other cases of the same customer or domain, from any partner, newest first. */
export function EarlierSection({ found }: { readonly found: VettingCase }) {
  const styles = useStyles()
  const t = useDeskWords().deskCase
  const { earlier, domain } = found
  return (
    <Section title={t.earlier}>
      <p className={styles.hint}>
        {domain === undefined ? (
          t.noDomain
        ) : (
          <>
            {t.sameDomainIs} <span className={styles.strong}>{domain}</span>
          </>
        )}
      </p>
      {earlier.length === 0 ? (
        <p className={styles.none}>{t.noEarlier}</p>
      ) : (
        <DataTable
          caption={t.earlierTable}
          rows={earlier}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'customer',
              title: t.customer,
              main: true,
              cell: (other) => (
                <PageLink to={addresses.case(other.id)} name>
                  <Name>{other.companyName}</Name>
                </PageLink>
              ),
            },
            { key: 'why', title: t.sameAs, cell: (other) => <Matches found={other} /> },
            {
              key: 'partner',
              title: t.partnerName,
              cell: ({ partnerName, partnerId }) => partnerName ?? partnerId,
            },
            {
              key: 'asked',
              title: t.askedAt,
              cell: ({ openedAt }) => <Time at={openedAt} />,
            },
            {
              key: 'state',
              title: t.standing,
              cell: (other) => <CaseStateBadge found={other} />,
            },
          ]}
        />
      )}
      {earlier.length === shownAtMost && <p>{t.earlierNewest(String(shownAtMost))}</p>}
    </Section>
  )
}

/** Reason why a case is listed. */
function Matches({ found }: { readonly found: EarlierCase }) {
  const styles = useStyles()
  const t = useDeskWords().deskCase
  return (
    <span className={styles.marks}>
      {found.matches.map((match) => (
        <Badge
          key={match}
          className={styles.mark}
          appearance="tint"
          color={match === 'domain' ? 'warning' : 'informative'}
        >
          {t.matches[match]}
        </Badge>
      ))}
    </span>
  )
}
