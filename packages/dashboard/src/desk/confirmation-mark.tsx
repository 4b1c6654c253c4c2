import type { VettingCaseSummary } from '@accredit/client'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { PeopleCheckmarkRegular } from '@fluentui/react-icons'
import { useSignedIn } from '../data/signed-in.tsx'
import { useMessages } from '../i18n/language.tsx'
import { messages } from './messages.ts'
import { useSayWho } from './person.tsx'
import { isSamePerson } from './short-name.ts'

const useStyles = makeStyles({
  badge: {
    height: 'auto',
    minHeight: '24px',
    maxWidth: '100%',
    borderRadius: tokens.borderRadiusXLarge,
    overflowWrap: 'normal',
    textAlign: 'start',
  },
})

/** Says that a decision waits for a second reviewer, and whether this one can be it. */
export function ConfirmationMark({
  found,
}: {
  readonly found: Pick<VettingCaseSummary, 'needsConfirmation' | 'decidedBy'>
}) {
  const styles = useStyles()
  const t = useMessages(messages)
  const sayWho = useSayWho()
  const { userPrincipalName: me } = useSignedIn()
  const { needsConfirmation, decidedBy = '' } = found
  if (!needsConfirmation) return null
  const own = isSamePerson(decidedBy, me)
  return (
    <Badge
      size="large"
      className={styles.badge}
      appearance={own ? 'outline' : 'filled'}
      color={own ? 'informative' : 'important'}
      icon={<PeopleCheckmarkRegular />}
    >
      {own ? t.secondNeeded : t.confirmationNeeded(sayWho(decidedBy))}
    </Badge>
  )
}
