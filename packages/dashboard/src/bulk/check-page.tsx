import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  tokens,
} from '@fluentui/react-components'
import { DeleteRegular, PlayRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useWrite } from '../data/use-write.ts'
import { LeaveDialog } from '../form/leave-dialog.tsx'
import { useReloadGuard } from '../form/use-leave-guard.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useBulkWords } from '../i18n/use-bulk-words.ts'
import { Failure } from '../pieces/failure.tsx'
import { Page } from '../pieces/page.tsx'
import { navigate } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { changeRows, setBulkDraft, type BulkDraft } from './bulk-draft.ts'
import { DraftRows } from './draft-rows.tsx'
import { OutcomeFilter } from './outcome-filter.tsx'
import { useBulkCheck, type Prospect } from './use-bulk-check.ts'

const useStyles = makeStyles({
  part: { marginBottom: '16px' },
  text: { margin: '0 0 4px', color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBottom: '12px' },
})

const prospects = [
  'ready',
  'warning',
  'duplicate',
  'refused',
  'unknown',
  'checking',
  'left',
] as const satisfies readonly Prospect[]

const wrong: ReadonlySet<Prospect> = new Set(['duplicate', 'refused', 'unknown'])

/** The rows of a file with their expected outcomes, to correct and start. */
export function CheckPage({ draft }: { readonly draft: BulkDraft }) {
  const styles = useStyles()
  const t = useBulkWords()
  const { number, plural, list } = useFormats()
  const { judged, progress, error, retry } = useBulkCheck(draft)
  const [chosen, setChosen] = useState<Prospect | ''>('')
  const [asks, setAsks] = useState(false)
  useReloadGuard(true)
  const {
    run,
    pending,
    error: startError,
  } = useWrite<BulkDraft, { readonly id: string }>((partner, { name, rows }) =>
    partner.bulkJobs.start(
      rows.filter(({ isLeftOut }) => !isLeftOut).map(({ row }) => row),
      { name },
    ),
  )

  const count = (wanted: Prospect) => judged.filter(({ prospect }) => prospect === wanted).length
  const counted = prospects
    .map((outcome) => ({ outcome, text: t.prospects[outcome], count: count(outcome) }))
    .filter(({ outcome, count: rows }) => rows > 0 || outcome === chosen)
  const shown = chosen === '' ? judged : judged.filter(({ prospect }) => prospect === chosen)
  const taken = judged.length - count('left')
  const wrongs = judged.filter(({ prospect }) => wrong.has(prospect))

  // The bar stays when all are checked: a row that is corrected is checked again, and nothing may jump.
  const open = progress ?? { done: 0, of: count('checking') }
  const checkText = open.of === 0 ? t.checked : t.checking(number(open.done), number(open.of))

  const start = async () => {
    const job = await run(draft)
    if (!job) return
    setBulkDraft(undefined)
    navigate(addresses.bulkJob(job.id))
  }
  const leaveOutWrong = () => {
    const ids = new Set(wrongs.map(({ id }) => id))
    setBulkDraft(changeRows(draft, (row) => (ids.has(row.id) ? { ...row, isLeftOut: true } : row)))
    setChosen('')
  }

  return (
    <Page
      title={draft.name}
      lead={t.startText}
      crumbs={[{ text: t.title, to: addresses.bulk }]}
      actions={
        <>
          <Button icon={<DeleteRegular />} onClick={() => setAsks(true)}>
            {t.discard}
          </Button>
          <Button
            appearance="primary"
            icon={<PlayRegular />}
            disabledFocusable={pending || taken === 0}
            onClick={() => void start()}
          >
            {taken === 0 ? t.nothingToStart : plural(taken, t.start(number(taken)))}
          </Button>
        </>
      }
    >
      {asks && (
        <LeaveDialog
          texts={t.discardQuestion}
          onStay={() => setAsks(false)}
          onLeave={() => setBulkDraft(undefined)}
        />
      )}
      {startError !== undefined && <Failure error={startError} retry={() => void start()} />}
      {error !== undefined && <Failure error={error} retry={retry} />}
      {draft.unknownColumns.length > 0 && (
        <MessageBar intent="info" className={styles.part} layout="multiline">
          <MessageBarBody>{t.unknownColumns(list(draft.unknownColumns))}</MessageBarBody>
        </MessageBar>
      )}
      <div role="status">
        {error === undefined && (
          <div className={styles.part}>
            <p className={styles.text}>{checkText}</p>
            <ProgressBar aria-label={checkText} value={open.of === 0 ? 1 : open.done / open.of} />
          </div>
        )}
      </div>
      <OutcomeFilter
        counted={[{ outcome: '', text: t.all, count: judged.length }, ...counted]}
        chosen={chosen}
        onChoose={setChosen}
      />
      {wrongs.length > 0 && (
        <div className={styles.buttons}>
          <Button size="small" onClick={leaveOutWrong}>
            {plural(wrongs.length, t.leaveOutWrong(number(wrongs.length)))}
          </Button>
        </div>
      )}
      <DraftRows
        key={chosen}
        rows={shown}
        onChange={(id, change) =>
          setBulkDraft(changeRows(draft, (row) => (row.id === id ? { ...row, ...change } : row)))
        }
      />
    </Page>
  )
}
