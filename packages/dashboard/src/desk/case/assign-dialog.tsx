import type { VettingCase } from '@accredit/client'
import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useFaults } from '../../form/use-faults.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { FormDialog } from '../../pieces/form-dialog.tsx'
import { useFocusBack } from '../keys/use-focus-back.ts'
import { useAssign } from './use-assign.ts'

/**
 * Asks for the user name of a reviewer who is not in the list because they have not signed in for a
 * while.
 */
export function AssignDialog({
  found,
  onClose,
}: {
  readonly found: VettingCase
  readonly onClose: () => void
}) {
  const t = useDeskWords().deskCase
  const { required } = useWords().pieces
  const { assign, pending, error } = useAssign(found)
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const own = name === '' ? { assignee: required } : {}
  const faults = useFaults({ assignee: name }, own, error)
  useFocusBack()
  const send = async () => {
    if (faults.mayBeSent() && (await assign(name))) onClose()
  }
  return (
    <FormDialog
      form={faults.form}
      title={t.assignTitle}
      submit={t.assign}
      pending={pending}
      error={faults.rest}
      edited={name !== ''}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Field
        label={t.userName}
        hint={t.userNameHint}
        required
        {...(faults.shown.assignee !== undefined && { validationMessage: faults.shown.assignee })}
      >
        <Input
          type="email"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
    </FormDialog>
  )
}
