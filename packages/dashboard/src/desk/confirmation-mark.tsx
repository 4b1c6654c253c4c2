import type { VettingCaseSummary } from '@accredit/client'
import { Badge } from '@fluentui/react-components'
import { PeopleCheckmarkRegular } from '@fluentui/react-icons'
import { useSignedIn } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'
import { useSayWho } from './person.tsx'
import { isSamePerson } from './short-name.ts'
import { useMarkStyles } from './use-mark-styles.ts'

/** Says that a decision waits for a second reviewer, and whether this one can be it. */
export function ConfirmationMark({
  found,
}: {
  readonly found: Pick<VettingCaseSummary, 'needsConfirmation' | 'decidedBy' | 'decidedById'>
}) {
  const styles = useMarkStyles()
  const t = useWords().desk
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
