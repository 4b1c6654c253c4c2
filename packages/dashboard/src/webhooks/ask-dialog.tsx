import type { Partner } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useWrite } from '../data/use-write.ts'
import { FormDialog } from '../pieces/form-dialog.tsx'

const useStyles = makeStyles({
  text: { margin: 0 },
  what: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
})

/** Asks for confirmation before something that is hard to undo. */
export function AskDialog<Done>({
  title,
  text,
  what,
  submit,
  work,
  onDone,
  onClose,
}: {
  readonly title: string
  readonly text: string
  /** Names the object of the action. */
  readonly what: string
  readonly submit: string
  readonly work: (partner: Partner) => Promise<Done>
  readonly onDone: (done: Done) => void
  readonly onClose: () => void
}) {
  const styles = useStyles()
  const write = useWrite((as, _input: string) => work(as))
  const send = async () => {
    const done = await write.run(what)
    if (done !== undefined) onDone(done)
  }
  return (
    <FormDialog
      title={title}
      submit={submit}
      pending={write.pending}
      error={write.error}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p className={styles.what}>{what}</p>
      <p className={styles.text}>{text}</p>
    </FormDialog>
  )
}
