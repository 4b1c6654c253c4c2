import type { VettingCaseSummary } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useFormats } from '../../i18n/formats.ts'
import { useMessages } from '../../i18n/language.tsx'
import { Section } from '../../pieces/section.tsx'
import { PageLink } from '../../routing/links.tsx'
import { addresses } from '../../routing/match-page.ts'
import { CaseStateBadge } from '../case-state-badge.tsx'
import { messages } from './messages.ts'

const useStyles = makeStyles({
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { listStyle: 'none', display: 'grid', gap: '10px', margin: 0, padding: 0 },
  case: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
})

/** The other cases of the same customer, the newest first. */
export function EarlierSection({ earlier }: { readonly earlier: readonly VettingCaseSummary[] }) {
  const styles = useStyles()
  const t = useMessages(messages)
  const { dateTime } = useFormats()
  return (
    <Section title={t.earlier}>
      {earlier.length === 0 ? (
        <p className={styles.none}>{t.noEarlier}</p>
      ) : (
        <ul className={styles.list}>
          {earlier.map((found) => (
            <li key={found.id} className={styles.case}>
              <PageLink to={addresses.case(found.id)}>
                {t.askedOn(dateTime(found.openedAt))}
              </PageLink>
              <CaseStateBadge found={found} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
