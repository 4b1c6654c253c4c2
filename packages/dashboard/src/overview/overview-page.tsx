import type { Overview } from '@accredit/client'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { useOverviewWords } from '../i18n/use-overview-words.ts'
import { Page } from '../pieces/page.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { followLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { AgeBars } from './age-bars.tsx'
import { FigureTile } from './figure-tile.tsx'
import { LowCodes } from './low-codes.tsx'
import { VerdictTimes } from './verdict-times.tsx'
import { WeeksSection } from './weeks-section.tsx'

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(150px, 100%), 1fr))',
    gap: '16px',
    margin: '0 0 20px',
    padding: 0,
    listStyle: 'none',
  },
  parts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(300px, 100%), 1fr))',
    gap: '20px',
    marginTop: '20px',
    color: tokens.colorNeutralForeground1,
  },
})

/** Key figures of the partner's qualifications. */
export function OverviewPage() {
  const t = useOverviewWords()
  const partner = usePartner()
  const query = useQuery({
    queryKey: keys.overview,
    queryFn: ({ signal }) => partner.insight.overview({ signal }),
  })
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <Button
          as="a"
          href={addresses.report}
          onClick={(event) => followLink(event, addresses.report)}
        >
          {t.report}
        </Button>
      }
    >
      <QueryView query={query}>{(overview) => <Figures overview={overview} />}</QueryView>
    </Page>
  )
}

function Figures({ overview }: { readonly overview: Overview }) {
  const styles = useStyles()
  const t = useOverviewWords()
  const titles = useWords().qualificationTitles
  const { number } = useFormats()
  const { customers, weeks, timeToVerdict, openByAge, lowCodes } = overview
  const tiles = [
    { name: t.customers, count: customers.total, query: '' },
    ...customers.qualifications.map(({ qualification, held }) => ({
      name: titles[qualification] ?? qualification,
      count: held,
      query: `?status=${qualification}`,
    })),
    {
      name: t.inReview,
      count: customers.inReview,
      query: '?status=InReview',
    },
  ]
  return (
    <>
      <ul className={styles.tiles}>
        {tiles.map(({ name, count, query }) => (
          <FigureTile key={name} name={name} figure={number(count)} to={`/customers${query}`} />
        ))}
      </ul>
      <WeeksSection weeks={weeks} />
      <div className={styles.parts}>
        <Section title={t.time}>
          <VerdictTimes times={timeToVerdict} />
        </Section>
        <Section title={t.age}>
          <AgeBars ages={openByAge} />
        </Section>
        <Section title={t.low}>
          <LowCodes codes={lowCodes} />
        </Section>
      </div>
    </>
  )
}
