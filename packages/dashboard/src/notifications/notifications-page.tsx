import type { NotificationChoice, NotificationSettings } from '@accredit/client'
import { languageNames, languages } from '@accredit/contract/words'
import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Radio,
  RadioGroup,
  Select,
  Spinner,
  Switch,
  tokens,
} from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { usePartner } from '../data/partner.tsx'
import { useSignedIn } from '../data/signed-in.tsx'
import { useWrite } from '../data/use-write.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useEventWords } from '../i18n/use-event-words.ts'
import { Failure } from '../pieces/failure.tsx'
import { Page } from '../pieces/page.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { useToasts } from '../pieces/toasts.tsx'

const queryKey = ['me', 'notifications'] as const
const kinds = ['verdicts', 'lowCodes', 'overdueReviews', 'stoppedWebhooks'] as const

const useStyles = makeStyles({
  form: { display: 'grid', gap: '20px', maxWidth: '720px' },
  bar: { maxWidth: '720px', marginBottom: '20px' },
  hint: { margin: '0 0 8px 56px', color: tokens.colorNeutralForeground2 },
  language: { maxWidth: '280px' },
  end: { display: 'flex' },
})

/** E-mail choices of the signed-in user. */
export function NotificationsPage() {
  const t = useEventWords().notifications
  const partner = usePartner()
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => partner.insight.notifications({ signal }),
    // A refetch would overwrite typed text.
    refetchOnWindowFocus: false,
  })
  return (
    <Page title={t.title} lead={t.lead}>
      <QueryView query={query}>{(settings) => <Choice settings={settings} />}</QueryView>
    </Page>
  )
}

function Choice({ settings }: { readonly settings: NotificationSettings }) {
  const styles = useStyles()
  const t = useEventWords().notifications
  const { language: shown } = useLanguage()
  const queries = useQueryClient()
  const toasts = useToasts()
  const { address, available, ...stored } = settings
  const { cspRoles } = useSignedIn()
  const offered = kinds.filter(
    (kind) => kind !== 'stoppedWebhooks' || cspRoles.includes('AdminAgent'),
  )
  const isOff = kinds.every((kind) => !stored[kind])
  // Until e-mails are chosen, their language is that of this page.
  const [choice, setChoice] = useState<NotificationChoice>(
    isOff ? { ...stored, language: shown } : stored,
  )
  const write = useWrite((as, wanted: NotificationChoice) => as.insight.saveNotifications(wanted))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const saved = await write.run(choice)
    if (!saved) return
    queries.setQueryData(queryKey, saved)
    toasts.tell(t.saved)
  }
  return (
    <>
      {!available && (
        <MessageBar intent="warning" layout="multiline" className={styles.bar}>
          <MessageBarBody>
            <MessageBarTitle>{t.notAvailable}</MessageBarTitle>
            {t.notAvailableText}
          </MessageBarBody>
        </MessageBar>
      )}
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <Section title={t.what}>
          <p>{address === undefined ? t.noAddress : t.goesTo(address)}</p>
          {offered.map((kind) => (
            <div key={kind}>
              <Switch
                label={t[kind]}
                checked={choice[kind]}
                aria-describedby={`${kind}-hint`}
                onChange={(_, { checked }) => setChoice({ ...choice, [kind]: checked })}
              />
              <p id={`${kind}-hint`} className={styles.hint}>
                {t[`${kind}Hint`]}
              </p>
            </div>
          ))}
        </Section>
        <Section title={t.when}>
          <RadioGroup
            aria-label={t.when}
            value={choice.pace}
            onChange={(_, { value }) =>
              setChoice({ ...choice, pace: value === 'daily' ? 'daily' : 'at-once' })
            }
          >
            <Radio value="at-once" label={t.atOnce} />
            <Radio value="daily" label={`${t.daily}: ${t.dailyHint}`} />
          </RadioGroup>
          <Field label={t.language} className={styles.language}>
            <Select
              value={choice.language}
              onChange={(_, { value }) => {
                const language = languages.find((known) => known === value)
                if (language) setChoice({ ...choice, language })
              }}
            >
              {languages.map((each) => (
                <option key={each} value={each} lang={each}>
                  {languageNames[each]}
                </option>
              ))}
            </Select>
          </Field>
        </Section>
        {write.error !== undefined && <Failure error={write.error} />}
        <div className={styles.end}>
          <Button
            appearance="primary"
            type="submit"
            disabledFocusable={write.pending}
            icon={write.pending ? <Spinner size="tiny" /> : null}
          >
            {t.save}
          </Button>
        </div>
      </form>
    </>
  )
}
