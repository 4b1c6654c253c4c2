import type { VettingCaseEntry } from '@accredit/client'
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { sayCaseStep } from '@accredit/contract/words'
import { useNow } from '../../data/signed-in.tsx'
import { useFormats } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { useSayWho } from '../person.tsx'
import type { News } from './use-news.ts'

const useStyles = makeStyles({
  line: { margin: 0 },
  note: { margin: '4px 0 0', whiteSpace: 'pre-wrap' },
})

const justNowMs = 60_000

/** Reports what a colleague has just done to the open case. */
export function NewsBar({ news }: { readonly news: News }) {
  const styles = useStyles()
  const t = useDeskWords().deskCase
  const sayNews = useSayNews()
  return (
    <div role="status" aria-label={t.news}>
      {news.entries.length > 0 && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            {news.entries.map((entry) => (
              <div key={`${entry.at} ${entry.kind} ${entry.actor}`}>
                <p className={styles.line}>{sayNews(entry)}</p>
                {typeof entry.data['text'] === 'string' && (
                  <p className={styles.note} dir="auto">
                    {entry.data['text']}
                  </p>
                )}
              </div>
            ))}
          </MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={t.dismiss}
                onClick={news.dismiss}
              />
            }
          />
        </MessageBar>
      )}
    </div>
  )
}

/** Describes a colleague's step and its time. */
export function useSayNews(): (entry: VettingCaseEntry) => string {
  const { vetting } = useWords()
  const t = useDeskWords().deskCase
  const now = useNow()
  const formats = useFormats()
  const sayWho = useSayWho()
  return (entry) => {
    const isNow = now - Date.parse(entry.at) < justNowMs
    const when = isNow ? t.justNow : formats.relative(entry.at, now)
    if (entry.kind !== 'decided') return `${sayCaseStep(entry, vetting, sayWho)} · ${when}`
    const who = sayWho(entry.actor, entry.actorId)
    return isNow ? t.decidedJustNow(who) : t.decidedThen(who, when)
  }
}
