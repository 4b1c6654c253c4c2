import type { VettingCase } from '@accredit/client'
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowRightRegular } from '@fluentui/react-icons'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { Failure } from '../../pieces/failure.tsx'
import { Page } from '../../pieces/page.tsx'
import { QueryView } from '../../pieces/query-view.tsx'
import { roomy } from '../../pieces/widths.ts'
import { addresses } from '../../routing/match-page.ts'
import { CaseStateBadge } from '../case-state-badge.tsx'
import { KeyOnButton } from '../keys/key-cap.tsx'
import { Shortcuts } from '../keys/shortcuts.tsx'
import { LastDecision } from '../last-decision.tsx'
import { Person } from '../person.tsx'
import { SlaMark } from '../sla-mark.tsx'
import { useCase } from '../use-case.ts'
import { CaseBar } from './case-bar.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { EarlierSection } from './earlier-section.tsx'
import { FindingsSection } from './findings-section.tsx'
import { NewsBar } from './news-bar.tsx'
import { PolicySection } from './policy-section.tsx'
import { RequestSection } from './request-section.tsx'
import { TimelineSection } from './timeline-section.tsx'
import { useCaseSteps } from './use-case-steps.ts'
import { useNews } from './use-news.ts'
import { useCaseNavigation, type CaseNavigation } from './use-case-navigation.ts'

const useStyles = makeStyles({
  marks: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  whole: { display: 'grid', gap: '16px' },
  parts: {
    display: 'grid',
    gap: '16px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    // Keeps the focused element clear of the sticky bar.
    '& a, & button, & textarea': { scrollMarginTop: '72px' },
    [roomy]: {
      gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr)',
      gridTemplateRows: 'auto 1fr',
      gridTemplateAreas:
        '"request findings" "policy findings" "earlier earlier" "timeline timeline"',
    },
  },
  request: { [roomy]: { gridArea: 'request' } },
  findings: { [roomy]: { gridArea: 'findings' } },
  policy: { [roomy]: { gridArea: 'policy' } },
  earlier: { [roomy]: { gridArea: 'earlier' } },
  timeline: { [roomy]: { gridArea: 'timeline' } },
  publicNote: { margin: 0, whiteSpace: 'pre-wrap' },
  strong: { fontWeight: tokens.fontWeightSemibold },
})

/** One case: everything that a decision needs, and the decision. */
export function CasePage({ caseId }: { readonly caseId: string }) {
  const styles = useStyles()
  const t = useDeskWords().deskCase
  const desk = useDeskWords().desk
  const query = useCase(caseId)
  const found = query.data
  const ways = useCaseNavigation(found)
  return (
    <Page
      title={found?.companyName.trim() || t.case}
      crumbs={[{ text: desk.title, to: addresses.desk + location.search }]}
      lead={found && <Marks found={found} />}
      actions={
        <>
          <Shortcuts />
          <Button
            icon={<ArrowRightRegular />}
            iconPosition="after"
            aria-keyshortcuts="N"
            onClick={ways.toNext}
          >
            {t.next}
            <KeyOnButton>N</KeyOnButton>
          </Button>
        </>
      }
    >
      {found === undefined && <LastDecision except={caseId} />}
      <QueryView query={query}>
        {(shown) => <Case found={shown} ways={ways} className={styles.whole} />}
      </QueryView>
    </Page>
  )
}

/** State of the case as badges. */
function Marks({ found }: { readonly found: VettingCase }) {
  const styles = useStyles()
  const t = useDeskWords().deskCase
  const desk = useDeskWords().desk
  return (
    <span className={styles.marks}>
      <SlaMark found={found} />
      <CaseStateBadge found={found} />
      <span>
        {t.assignedTo}:{' '}
        {found.assignee ? <Person userName={found.assignee} id={found.assigneeId} /> : desk.nobody}
      </span>
    </span>
  )
}

function Case({
  found,
  ways,
  className,
}: {
  readonly found: VettingCase
  readonly ways: CaseNavigation
  readonly className: string
}) {
  const styles = useStyles()
  const t = useDeskWords().deskCase
  const steps = useCaseSteps(found, ways)
  const news = useNews(found)
  const { dialog } = steps
  return (
    <div className={className}>
      <CaseBar found={found} steps={steps} />
      <LastDecision except={found.id} withKey={found.state !== 'decided'} />
      <NewsBar news={news} />
      {steps.error !== undefined && dialog === undefined && <Failure error={steps.error} />}
      {found.publicNote !== undefined && (
        <p className={styles.publicNote}>
          <span className={styles.strong}>{t.publicNoteIs}:</span>{' '}
          <span dir="auto">{found.publicNote}</span>
        </p>
      )}
      <div className={styles.parts}>
        <div className={styles.request}>
          <RequestSection found={found} />
        </div>
        <div className={styles.findings}>
          <FindingsSection findings={found.findings} />
        </div>
        <div className={styles.policy}>
          <PolicySection found={found} />
        </div>
        <div className={styles.earlier}>
          <EarlierSection found={found} />
        </div>
        <div className={mergeClasses(styles.timeline)}>
          <TimelineSection found={found} />
        </div>
      </div>
      {dialog !== undefined && (
        <DecisionDialog
          verdict={dialog}
          found={found}
          news={news}
          onClose={steps.closeDialog}
          onDecided={ways.goOn}
        />
      )}
    </div>
  )
}
