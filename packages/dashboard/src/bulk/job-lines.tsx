import type { BulkJob, BulkJobLine } from '@accredit/client'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DocumentSearchRegular } from '@fluentui/react-icons'
import { useFormats } from '../i18n/formats.ts'
import { useBulkWords, useRowExplanation } from '../i18n/use-bulk-words.ts'
import { CopyButton } from '../pieces/copy-button.tsx'
import { DataTable } from '../pieces/data-table.tsx'
import { Empty } from '../pieces/empty.tsx'
import { PagedList } from '../pieces/paged-list.tsx'
import { Time } from '../pieces/time.tsx'
import { narrow } from '../pieces/widths.ts'
import { PageLink } from '../routing/links.tsx'
import { setQuery, useHere } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { firstPage, usePaging } from '../routing/use-paging.ts'
import { OutcomeBadge } from './outcome-badge.tsx'
import { OutcomeFilter } from './outcome-filter.tsx'
import { pageSize, useJobLines } from './use-jobs.ts'

const useStyles = makeStyles({
  text: { overflowWrap: 'anywhere' },
  numbered: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    whiteSpace: 'nowrap',
    [narrow]: { whiteSpace: 'normal' },
  },
  small: {
    display: 'block',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
})

/** The rows of a job with their outcomes, page by page. */
export function JobLines({ job }: { readonly job: BulkJob }) {
  const t = useBulkWords()
  const { number } = useFormats()
  const explain = useRowExplanation()
  const { counts } = job
  const paging = usePaging(pageSize)
  const wanted = useHere().searchParams.get('outcome') ?? ''
  const outcome = filters.find((known) => known === wanted) ?? ''
  const query = useJobLines(job.id, { outcome, after: paging.after })
  const total = outcome === '' ? counts.total : countOf(counts, outcome)
  return (
    <>
      <OutcomeFilter
        counted={[
          { outcome: '', text: t.all, count: counts.total },
          ...filters
            .map((name) => ({
              outcome: name,
              text: t.outcomes[name],
              count: countOf(counts, name),
            }))
            .filter(({ outcome: name, count }) => count > 0 || name === outcome),
        ]}
        chosen={outcome}
        onChoose={(chosen) => setQuery({ outcome: chosen, ...firstPage })}
      />
      <PagedList
        query={query}
        paging={paging}
        total={() => total}
        empty={<Empty icon={<DocumentSearchRegular />} title={t.noMatch} />}
      >
        {(items) => (
          <DataTable
            caption={t.lines}
            rows={items}
            rowKey={({ line, customerId }) => `${line} ${customerId ?? ''}`}
            columns={[
              { key: 'row', title: t.row(''), cell: ({ line }) => number(line) },
              {
                key: 'customer',
                title: t.customer,
                main: true,
                cell: (line) => <LineCustomer line={line} />,
              },
              {
                key: 'outcome',
                title: t.outcome,
                cell: (line) => <LineOutcome line={line} />,
              },
              {
                key: 'reason',
                title: t.reason,
                cell: (line) => <LineReason reason={line.reason} cause={explain(line).cause} />,
              },
              {
                key: 'advice',
                title: t.whatToDo,
                cell: (line) => <LineText>{explain(line).remedy}</LineText>,
              },
            ]}
          />
        )}
      </PagedList>
    </>
  )
}

const filters = [
  'pending',
  'in-review',
  'approved',
  'denied',
  'gone',
  'refused',
  'duplicate',
  'unknown',
] as const
type Shown = (typeof filters)[number]

function countOf(counts: BulkJob['counts'], outcome: Shown): number {
  return counts[outcome === 'in-review' ? 'inReview' : outcome]
}

function LineCustomer({ line }: { readonly line: BulkJobLine }) {
  const styles = useStyles()
  const { row, customerId } = line
  const name = row.companyName ?? row.domain ?? customerId ?? row.customerId ?? '—'
  const details = [row.qualification, row.educationSegment, row.website, row.note]
  return (
    <>
      {customerId === undefined || line.outcome === 'unknown' ? (
        <span className={styles.text}>{name}</span>
      ) : (
        <PageLink to={addresses.account(customerId)} name>
          {name}
        </PageLink>
      )}
      <span className={styles.small}>{details.filter(Boolean).join(' · ')}</span>
    </>
  )
}

/** The outcome of a row, its times, and the number of its request. */
function LineOutcome({ line }: { readonly line: BulkJobLine }) {
  const styles = useStyles()
  const t = useBulkWords()
  const { verdict, outcome, requestedAt, decidedAt, requestId } = line
  const shown = verdict ?? outcome
  return (
    <>
      <OutcomeBadge outcome={shown}>{t.outcomes[shown]}</OutcomeBadge>
      {requestedAt !== undefined && (
        <span className={mergeClasses(styles.small, styles.numbered)}>
          <span>
            {t.requested} <Time at={requestedAt} />
          </span>
          {requestId !== undefined && <CopyButton value={requestId} what={t.requestId} />}
        </span>
      )}
      {decidedAt !== undefined && (
        <span className={styles.small}>
          {t.decided} <Time at={decidedAt} />
        </span>
      )}
    </>
  )
}

/** A published reason, and its cause. */
function LineReason({
  reason,
  cause,
}: {
  readonly reason: string | undefined
  readonly cause: string | undefined
}) {
  const isBoth = reason !== undefined && cause !== undefined && cause !== reason
  return <LineText>{isBoth ? `${reason}: ${cause}` : (cause ?? reason)}</LineText>
}

function LineText({ children = '—' }: { readonly children: string | undefined }) {
  return <span className={useStyles().text}>{children}</span>
}
