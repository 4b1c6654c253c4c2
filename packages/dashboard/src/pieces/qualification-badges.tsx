import { makeStyles, tokens } from '@fluentui/react-components'
import { useWords } from '../i18n/language.tsx'
import { type Qualification } from '../i18n/qualification-words.ts'
import { StatusBadge } from './status-badge.tsx'

const useStyles = makeStyles({
  badges: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  none: { color: tokens.colorNeutralForeground2 },
})

/** States of all qualifications of a customer. */
export function QualificationBadges({
  qualifications,
}: {
  readonly qualifications: readonly Qualification[]
}) {
  const styles = useStyles()
  const states = useWords().vetting.statuses
  if (qualifications.length === 0) return <span className={styles.none}>{states.none}</span>
  return (
    <div className={styles.badges}>
      {qualifications.map((qualification) => (
        <StatusBadge key={qualification.qualification} qualification={qualification} />
      ))}
    </div>
  )
}
