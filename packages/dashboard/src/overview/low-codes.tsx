import type { Overview } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useOverviewWords } from '../i18n/use-overview-words.ts'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'

const useStyles = makeStyles({
  list: { display: 'grid', gap: '12px', margin: 0, padding: 0, listStyle: 'none' },
  text: { color: tokens.colorNeutralForeground2 },
})

/** Validation codes that are used up or will be soon. */
export function LowCodes({ codes }: { readonly codes: Overview['lowCodes'] }) {
  const styles = useStyles()
  const t = useOverviewWords()
  const { number, plural } = useFormats()
  if (codes.length === 0) return <p>{t.lowNone}</p>
  return (
    <ul className={styles.list}>
      {codes.map(({ validationId, organizationName, remainingCreates, maxCreates }) => (
        <li key={validationId}>
          <PageLink to={addresses.codes}>{`${validationId} · ${organizationName}`}</PageLink>
          <div className={styles.text}>
            {plural(maxCreates, t.left(number(remainingCreates), number(maxCreates)))}
          </div>
        </li>
      ))}
    </ul>
  )
}
