import { Button } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { useSandbox } from '../data/sandbox.ts'
import { useFormats } from '../i18n/formats.ts'
import { QueryView } from '../pieces/query-view.tsx'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { CommandMenu } from './command-menu.tsx'
import { controlCalls } from './control-calls.ts'
import { Control } from './control.tsx'
import { useControl } from './use-control.ts'
import { useLineStyles } from './use-line-styles.ts'

/** Snapshots, newest first. */
export function SnapshotsControl() {
  const { line, list, text, note, actions } = useLineStyles()
  const t = useSandboxWords().sandbox
  const { dateTime } = useFormats()
  const sandbox = useSandbox()
  const query = useQuery({ queryKey: keys.snapshots, queryFn: () => sandbox.snapshots() })
  const { run, pending, error } = useControl()
  return (
    <Control title={t.snapshots} error={error}>
      <p className={note}>{t.snapshotsText}</p>
      <div className={line}>
        <Button
          disabledFocusable={pending}
          onClick={() => run((controls) => controls.snapshot(), t.snapshotTaken)}
        >
          {t.takeSnapshot}
        </Button>
        <CommandMenu of={t.takeSnapshot} call={controlCalls.takeSnapshot()} />
      </div>
      <QueryView query={query}>
        {(snapshots) => (
          <ul className={list}>
            {snapshots.toReversed().map((snapshot) => {
              const taken = dateTime(snapshot.takenAt)
              return (
                <li key={snapshot.id} className={line}>
                  <div className={text}>
                    {taken}
                    <div className={note}>{snapshot.id}</div>
                  </div>
                  <div className={actions}>
                    <Button
                      size="small"
                      disabledFocusable={pending}
                      aria-label={t.restoreOf(taken)}
                      onClick={() => run((controls) => controls.restore(snapshot), t.restored)}
                    >
                      {t.restore}
                    </Button>
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<DeleteRegular />}
                      disabledFocusable={pending}
                      aria-label={t.removeOf(taken)}
                      data-hint={t.removeOf(taken)}
                      onClick={() =>
                        run((controls) => controls.removeSnapshot(snapshot), t.removed)
                      }
                    />
                    <CommandMenu of={t.restoreOf(taken)} call={controlCalls.restore(snapshot.id)} />
                  </div>
                </li>
              )
            })}
          </ul>
        )}
      </QueryView>
    </Control>
  )
}
