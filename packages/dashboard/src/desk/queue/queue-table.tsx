import type { VettingCaseSummary } from '@accredit/client'
import { makeStyles, tokens, Badge } from '@fluentui/react-components'
import { useFormats } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { DataTable } from '../../pieces/data-table.tsx'
import { Time } from '../../pieces/time.tsx'
import { CaseStateBadge } from '../case-state-badge.tsx'
import { SlaMark } from '../sla-mark.tsx'
import { wordFor } from '../words/word-for.ts'
import { Assignee } from './assignee.tsx'
import { CaseLink } from './case-link.tsx'
import { PeopleCheckmarkRegular } from '@fluentui/react-icons'
import { useSignedIn } from '../../data/signed-in.tsx'
import { useSayWho } from '../person.tsx'
import { isSamePerson } from '../short-name.ts'
import { useMarkStyles } from '../use-mark-styles.ts'

const useStyles = makeStyles({
  about: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  due: {
    display: 'grid',
    justifyItems: 'start',
    gap: '4px',
    minWidth: '144px',
  },
})

/** Cases, oldest first. */
export function QueueTable({ cases }: { readonly cases: readonly VettingCaseSummary[] }) {
  const styles = useStyles()
  const { qualificationTitles } = useWords()
  const { checks: words, queue: t } = useDeskWords()
  const { country } = useFormats()
  return (
    <DataTable
      caption={t.table}
      rows={cases}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'company',
          title: t.company,
          main: true,
          cell: (found) => (
            <>
              <CaseLink found={found} />
              <span className={styles.about}>
                {qualificationTitles[found.qualification]} ·{' '}
                {found.country !== undefined && `${country(found.country)} · `}
                {t.asked} <Time at={found.openedAt} relative />
              </span>
            </>
          ),
        },
        {
          key: 'due',
          title: t.due,
          cell: (found) => (
            <div className={styles.due}>
              <SlaMark found={found} />
              <CaseStateBadge found={found} />
              <ConfirmationMark found={found} />
            </div>
          ),
        },
        { key: 'assignee', title: t.assignee, cell: (found) => <Assignee found={found} /> },
        {
          key: 'row',
          title: t.policyRow,
          cell: ({ policyRow }) => (policyRow === undefined ? '—' : wordFor(words.rows, policyRow)),
        },
      ]}
    />
  )
}

/** Marks a decision that awaits a second reviewer, and says whether this user can confirm it. */
function ConfirmationMark({
  found,
}: {
  readonly found: Pick<VettingCaseSummary, 'needsConfirmation' | 'decidedBy' | 'decidedById'>
}) {
  const styles = useMarkStyles()
  const t = useDeskWords().desk
  const sayWho = useSayWho()
  const { id: me } = useSignedIn()
  const { needsConfirmation, decidedBy = '', decidedById } = found
  if (!needsConfirmation) return null
  const own = isSamePerson(decidedById, me)
  return (
    <Badge
      size="large"
      className={styles.mark}
      appearance={own ? 'outline' : 'filled'}
      color={own ? 'informative' : 'important'}
      icon={<PeopleCheckmarkRegular />}
    >
      {own ? t.secondNeeded : t.confirmationNeeded(sayWho(decidedBy, decidedById))}
    </Badge>
  )
}
