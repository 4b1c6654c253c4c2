import type { VettingCase } from '@accredit/client'
import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { PersonArrowRightRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useSignedIn } from '../../data/signed-in.tsx'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { useOpener } from '../../pieces/use-opener.ts'
import { KeyOnButton } from '../keys/key-cap.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { findReviewers, nameReviewer } from '../find-reviewers.ts'
import { isSamePerson } from '../short-name.ts'
import { useReviewers } from '../use-reviewers.ts'
import { AssignDialog } from './assign-dialog.tsx'

/** Assigns the case to the reviewer themselves, to a known colleague, or to nobody. */
export function AssignMenu({
  found,
  assign,
}: {
  readonly found: VettingCase
  readonly assign: (assignee: string | null) => Promise<boolean>
}) {
  const t = useDeskWords().deskCase
  const { id: me = '' } = useSignedIn()
  const [open, setOpen] = useState(false)
  const [elsewhere, setElsewhere] = useState(false)
  const mine = isSamePerson(found.assigneeId, me)
  const atWork = found.timeline.filter(({ kind }) => kind !== 'opened')
  const people = findReviewers(useReviewers(), [
    ...atWork.map(({ actor, actorId }) => ({ id: actorId, userName: actor })),
    ...atWork.map(({ data }) => ({ id: data['assigneeId'], userName: data['assignee'] })),
  ])
  const colleagues = people.filter(({ id }) => !isSamePerson(id, me))
  const toMe = () => void (mine || assign(me))
  useKeys({ s: () => setOpen(true), m: toMe })
  return (
    <>
      <Menu inline open={open} onOpenChange={(_, data) => setOpen(data.open)}>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<PersonArrowRightRegular />} aria-keyshortcuts="S" {...useOpener()}>
            {t.assign}
            <KeyOnButton>S</KeyOnButton>
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem disabled={mine} onClick={toMe}>
              {t.assignToMe}
            </MenuItem>
            {colleagues.map((person) => (
              <MenuItem
                key={person.id}
                disabled={isSamePerson(found.assigneeId, person.id)}
                onClick={() => void assign(person.id)}
              >
                {nameReviewer(person, people)}
              </MenuItem>
            ))}
            <MenuItem onClick={() => setElsewhere(true)}>{t.somebodyElse}</MenuItem>
            <MenuDivider />
            <MenuItem disabled={found.assignee === undefined} onClick={() => void assign(null)}>
              {t.giveBack}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {elsewhere && <AssignDialog found={found} onClose={() => setElsewhere(false)} />}
    </>
  )
}
