import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components'
import { useState } from 'react'
import { useLeaveGuard } from '../form/use-leave-guard.tsx'
import { useWords } from '../i18n/language.tsx'
import { useAddCustomerWords } from '../i18n/use-add-customer-words.ts'
import { standingOf } from '../i18n/qualification-words.ts'
import { CopyButton } from '../pieces/copy-button.tsx'
import { Facts } from '../pieces/facts.tsx'
import { Failure } from '../pieces/failure.tsx'
import { MicrosoftId } from '../pieces/microsoft-id.tsx'
import { Section } from '../pieces/section.tsx'
import { followLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import type { Outcome } from './use-create-customer.ts'

const useStyles = makeStyles({
  created: { display: 'grid', gap: '20px', maxWidth: '760px' },
  secret: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  mono: { fontFamily: tokens.fontFamilyMonospace },
  note: { margin: '12px 0 0', color: tokens.colorNeutralForeground2 },
  failed: { margin: '0 0 8px', fontWeight: tokens.fontWeightSemibold },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

/** New customer: the id, the first administrator, and the state of the qualification. */
export function Created({
  outcome,
  onAnother,
}: {
  readonly outcome: Outcome
  readonly onAnother: () => void
}) {
  const styles = useStyles()
  const t = useAddCustomerWords()
  const { microsoftId } = useWords().pieces
  const titles: Readonly<Record<string, string>> = useWords().qualificationTitles
  const { customer, qualification, refused } = outcome
  const { userCredentials } = customer
  const [taken, setTaken] = useState(false)
  const guard = useLeaveGuard(userCredentials !== undefined && !taken, t.leave)
  const account = addresses.account(customer.id)
  const title =
    qualification && (titles[qualification.qualification] ?? qualification.qualification)
  return (
    <div className={styles.created}>
      {qualification && title !== undefined && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>
              {standingOf(qualification) === 'set' ? t.isSet(title) : t.inReview(title)}
            </MessageBarTitle>
          </MessageBarBody>
        </MessageBar>
      )}
      {refused !== undefined && (
        <div>
          <p className={styles.failed}>{t.qualificationFailed}</p>
          <Failure error={refused} />
        </div>
      )}
      <Section title={t.credentials}>
        <Facts
          facts={[
            [
              microsoftId,
              <MicrosoftId key="id" id={customer.id} of={customer.companyProfile.companyName} />,
            ],
            [
              t.userName,
              userCredentials && <Secret what={t.userName} value={userCredentials.userName} />,
            ],
            [
              t.password,
              userCredentials && (
                <Secret
                  what={t.password}
                  value={userCredentials.password}
                  onTaken={() => setTaken(true)}
                />
              ),
            ],
          ]}
        />
        <p className={styles.note}>{userCredentials ? t.credentialsOnce : t.credentialsGone}</p>
      </Section>
      <div className={styles.actions}>
        <Button
          as="a"
          appearance="primary"
          href={account}
          onClick={(event) => followLink(event, account)}
        >
          {t.openAccount}
        </Button>
        <Button onClick={() => guard.leave(onAnother)}>{t.another}</Button>
      </div>
      {guard.question}
    </div>
  )
}

function Secret({
  what,
  value,
  onTaken,
}: {
  readonly what: string
  readonly value: string
  /** Called when the password was copied, by the button or by hand. */
  readonly onTaken?: () => void
}) {
  const styles = useStyles()
  return (
    <span className={styles.secret}>
      <span className={styles.mono} onCopy={onTaken}>
        {value}
      </span>
      <CopyButton value={value} what={what} onCopied={onTaken} />
    </span>
  )
}
