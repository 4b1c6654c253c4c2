import type { VettingCaseSummary } from '@accredit/client'
import { Button, makeStyles } from '@fluentui/react-components'
import { PersonArrowLeftRegular, PersonAddRegular } from '@fluentui/react-icons'
import { useSignedIn } from '../../data/signed-in.tsx'
import { useWrite } from '../../data/use-write.ts'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { useToasts } from '../../pieces/toasts.tsx'
import { Person } from '../person.tsx'
import { isSamePerson, shortName } from '../short-name.ts'
import { useCacheCase } from '../use-case.ts'

const useStyles = makeStyles({
  take: { marginInlineStart: '-8px', whiteSpace: 'nowrap' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 4px' },
})

/** Reviewer who has a case, and the button to take it. */
export function Assignee({ found }: { readonly found: VettingCaseSummary }) {
  const styles = useStyles()
  const t = useDeskWords().queue
  const desk = useDeskWords().desk
  const toasts = useToasts()
  const { id: me = '' } = useSignedIn()
  const cacheCase = useCacheCase()
  const write = useWrite(async (partner, id: string) => {
    try {
      return await partner.desk.byId(id).assign(me)
    } catch (error) {
      toasts.fail(error)
      throw error
    }
  })
  const { assignee, assigneeId, state } = found
  const mine = isSamePerson(assigneeId, me)
  const open = state !== 'decided' && state !== 'shown'
  const take = async () => {
    const taken = await write.run(found.id)
    if (!taken) return
    cacheCase(taken)
    toasts.tell(t.taken(found.companyName))
  }
  if (!open || mine) {
    return assignee === undefined ? desk.nobody : <Person userName={assignee} id={assigneeId} />
  }
  const button = { 'data-take': true, disabledFocusable: write.pending, onClick: () => void take() }
  if (assignee === undefined) {
    return (
      <Button
        appearance="subtle"
        size="small"
        className={styles.take}
        icon={<PersonAddRegular />}
        {...button}
      >
        {t.take}
      </Button>
    )
  }
  const takeFrom = t.takeFrom(shortName(assignee))
  return (
    <span className={styles.line}>
      <Person userName={assignee} id={assigneeId} />
      <Button
        appearance="subtle"
        size="small"
        icon={<PersonArrowLeftRegular />}
        aria-label={takeFrom}
        data-hint={takeFrom}
        {...button}
      />
    </span>
  )
}
