import type { QualificationName } from '@accredit/client'
import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { useSandbox } from '../data/sandbox.ts'
import { useSignedIn } from '../data/signed-in.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { Name } from '../pieces/name.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Time } from '../pieces/time.tsx'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { CommandMenu } from './command-menu.tsx'
import { controlCalls } from './control-calls.ts'
import { Control } from './control.tsx'
import { useControl } from './use-control.ts'
import { useLineStyles } from './use-line-styles.ts'

/** Most pending verdicts that are listed; more would fill the panel. */
const most = 20

/** Pending verdicts; each can be decided now. */
export function VerdictsControl() {
  const { line, list, text, note, actions } = useLineStyles()
  const t = useSandboxWords().sandbox
  const titles = useWords().qualificationTitles
  const { number } = useFormats()
  const { reviewer } = useSignedIn()
  const sandbox = useSandbox()
  const query = useQuery({ queryKey: keys.verdicts, queryFn: () => sandbox.verdicts() })
  const { run, pending, error } = useControl()
  return (
    <Control title={t.verdicts} error={error}>
      <QueryView query={query}>
        {({ verdicts, onDesk }) => (
          <>
            {verdicts.length === 0 && <p className={note}>{t.noVerdicts}</p>}
            <ul className={list}>
              {verdicts.slice(0, most).map(({ caseId, companyName, qualification, dueAt }) => (
                <li key={caseId} className={line}>
                  <div className={text}>
                    <Name>{companyName}</Name>
                    <div className={note}>
                      {titles[qualification as QualificationName] ?? qualification} ·{' '}
                      <Time at={dueAt} relative />
                    </div>
                  </div>
                  <div className={actions}>
                    <Button
                      size="small"
                      disabledFocusable={pending}
                      aria-label={t.decideNowFor(companyName)}
                      onClick={() => run((controls) => controls.decideNow(caseId), t.decided)}
                    >
                      {t.decideNow}
                    </Button>
                    <CommandMenu
                      of={t.decideNowFor(companyName)}
                      call={controlCalls.decideNow(caseId)}
                    />
                  </div>
                </li>
              ))}
            </ul>
            {verdicts.length > most && (
              <p className={note}>{t.moreVerdicts(number(verdicts.length - most))}</p>
            )}
            {onDesk > 0 && (
              <p className={note}>
                {t.onDesk(number(onDesk))}{' '}
                {reviewer && <PageLink to={addresses.desk}>{t.toDesk}</PageLink>}
              </p>
            )}
          </>
        )}
      </QueryView>
    </Control>
  )
}
