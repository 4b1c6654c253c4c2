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
import { useMessages } from '../../i18n/language.tsx'
import { useOpener } from '../../pieces/use-opener.ts'
import { KeyOnButton } from '../keys/key-cap.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { useQueueFilter } from '../queue/use-queue-filter.ts'
import { useQueue } from '../queue/use-queue.ts'
import { isSamePerson, shortName } from '../short-name.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { findReviewers } from './find-reviewers.ts'
import { messages } from './messages.ts'

/** Gives the case to somebody: to oneself, to a colleague who was seen at work, or to nobody. */
export function AssignMenu({
  found,
  assign,
}: {
  readonly found: VettingCase
  readonly assign: (assignee: string | null) => Promise<boolean>
}) {
  const t = useMessages(messages)
  const { userPrincipalName: me = '' } = useSignedIn()
  const { read = [] } = useQueue(useQueueFilter())
  const [open, setOpen] = useState(false)
  const [elsewhere, setElsewhere] = useState(false)
  const mine = isSamePerson(found.assignee, me)
  const colleagues = findReviewers(found, read).filter((name) => !isSamePerson(name, me))
  const toMe = () => void (mine || assign(me))
  useKeys({ s: () => setOpen(true), m: toMe })
  return (
    <>
      <Menu open={open} onOpenChange={(_, data) => setOpen(data.open)}>
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
            {colleagues.map((name) => (
              <MenuItem
                key={name}
                disabled={isSamePerson(found.assignee, name)}
                onClick={() => void assign(name)}
              >
                {shortName(name)}
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
