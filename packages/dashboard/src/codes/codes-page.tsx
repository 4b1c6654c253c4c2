import { makeStyles } from '@fluentui/react-components'
import { KeyMultipleRegular } from '@fluentui/react-icons'
import { useCodeWords } from '../i18n/use-code-words.ts'
import { Empty } from '../pieces/empty.tsx'
import { Page } from '../pieces/page.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { CodeCard } from './code-card.tsx'
import { Redemptions } from './redemptions.tsx'
import { useCodes } from './use-codes.ts'

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))',
    gap: '16px',
    margin: '0 0 20px',
    padding: 0,
    listStyle: 'none',
  },
})

/** The partner's validation codes: remaining uses, and the customers that used them. */
export function CodesPage() {
  const styles = useStyles()
  const t = useCodeWords()
  const query = useCodes()
  return (
    <Page title={t.title} lead={t.lead}>
      <QueryView query={query}>
        {(codes) =>
          codes.length === 0 ? (
            <Empty icon={<KeyMultipleRegular />} title={t.none} text={t.noneText} />
          ) : (
            <>
              <ul className={styles.cards} aria-label={t.codes}>
                {codes.map((code) => (
                  <CodeCard key={code.validationId} code={code} />
                ))}
              </ul>
              <Redemptions codes={codes} />
            </>
          )
        }
      </QueryView>
    </Page>
  )
}
