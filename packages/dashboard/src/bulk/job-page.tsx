import { PartnerError, type BulkJob } from '@accredit/client'
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
  tokens,
} from '@fluentui/react-components'
import { DismissCircleRegular, DocumentDismissRegular, PlayRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { useWrite } from '../data/use-write.ts'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { useBulkWords, useFindingText } from '../i18n/use-bulk-words.ts'
import { CopyButton } from '../pieces/copy-button.tsx'
import { Empty } from '../pieces/empty.tsx'
import { Facts } from '../pieces/facts.tsx'
import { Failure } from '../pieces/failure.tsx'
import { Page } from '../pieces/page.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Time } from '../pieces/time.tsx'
import { useToasts } from '../pieces/toasts.tsx'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { DownloadResults } from './download-results.tsx'
import { JobLines } from './job-lines.tsx'
import { JobStateBadge } from './job-state-badge.tsx'
import { useJob } from './use-jobs.ts'

const useStyles = makeStyles({
  part: { marginBottom: '16px' },
  text: { margin: '0 0 4px', color: tokens.colorNeutralForeground2 },
  user: { overflowWrap: 'anywhere' },
  id: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px' },
})

/** Progress of one job, and its rows with their outcomes. */
export function JobPage({ jobId }: { readonly jobId: string }) {
  const t = useBulkWords()
  const query = useJob(jobId)
  if (query.error instanceof PartnerError && query.error.category === 'NotFound') {
    return (
      <Page title={t.title}>
        <Empty icon={<DocumentDismissRegular />} title={t.notFound} text={t.notFoundText}>
          <PageLink to={addresses.bulk}>{t.toJobs}</PageLink>
        </Empty>
      </Page>
    )
  }
  return (
    <QueryView query={query}>
      {(job) => (
        <Page
          title={job.name}
          crumbs={[{ text: t.title, to: addresses.bulk }]}
          actions={<JobActions job={job} />}
        >
          <JobProgress job={job} />
          <JobLines job={job} />
        </Page>
      )}
    </QueryView>
  )
}

function JobActions({ job }: { readonly job: BulkJob }) {
  const t = useBulkWords()
  const toasts = useToasts()
  const queries = useQueryClient()
  const { id, state, counts } = job
  const step = useWrite<'cancel' | 'resume', BulkJob>((partner, wanted) =>
    partner.bulkJobs[wanted](id),
  )
  const take = async (wanted: 'cancel' | 'resume', told: string) => {
    const changed = await step.run(wanted)
    if (!changed) return
    queries.setQueryData(keys.job(id), changed)
    toasts.tell(told)
  }
  return (
    <>
      {step.error !== undefined && <Failure error={step.error} />}
      <DownloadResults job={job} />
      {state === 'running' && (
        <Button
          icon={<DismissCircleRegular />}
          disabledFocusable={step.pending}
          onClick={() => void take('cancel', t.cancelled)}
        >
          {t.cancel}
        </Button>
      )}
      {state !== 'running' && counts.pending > 0 && (
        <Button
          appearance="primary"
          icon={<PlayRegular />}
          disabledFocusable={step.pending}
          onClick={() => void take('resume', t.resumed)}
        >
          {t.resume}
        </Button>
      )}
    </>
  )
}

function JobProgress({ job }: { readonly job: BulkJob }) {
  const styles = useStyles()
  const t = useBulkWords()
  const say = useFindingText()
  const { number } = useFormats()
  const { correlationId: ofRequests } = useWords().pieces
  const { state, stopped, counts, startedBy, runBy, createdAt, correlationId } = job
  const { total, pending } = counts
  const text = t.progress(number(total - pending), number(total))
  return (
    <>
      {stopped && state === 'stopped' && (
        <MessageBar intent="error" layout="multiline" className={styles.part}>
          <MessageBarBody>
            <MessageBarTitle>{t.stoppedBecause}</MessageBarTitle>
            {say(stopped)}
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.part}>
        <Facts
          facts={[
            [t.state, <JobStateBadge key="state" state={state} />],
            [t.started, <Time key="started" at={createdAt} />],
            [
              t.by,
              <span key="by" className={styles.user}>
                {startedBy}
                {runBy !== startedBy && <> ({t.runBy(runBy)})</>}
              </span>,
            ],
            [
              ofRequests,
              <span key="correlation" className={styles.id}>
                {correlationId} <CopyButton value={correlationId} what={ofRequests} />
              </span>,
            ],
          ]}
        />
      </div>
      <div className={styles.part}>
        <p className={styles.text} role="status">
          {text}
        </p>
        <ProgressBar
          aria-label={text}
          value={total === 0 ? 1 : (total - pending) / total}
          color={state === 'stopped' ? 'error' : 'brand'}
        />
      </div>
    </>
  )
}
