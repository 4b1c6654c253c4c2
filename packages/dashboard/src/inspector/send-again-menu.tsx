import type { JournalEntry } from '@accredit/client'
import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { ArrowRepeatAllRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../data/keys.ts'
import { useSandbox } from '../data/sandbox.ts'
import { useSignedIn } from '../data/signed-in.tsx'
import { useToasts } from '../pieces/toasts.tsx'
import { navigate, useHere } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'

/** Sends a request again as the signed-in user and shows the new exchange. */
export function SendAgainMenu({ entry }: { readonly entry: JournalEntry }) {
  const t = useSandboxWords().inspector
  const sandbox = useSandbox()
  const queries = useQueryClient()
  const toasts = useToasts()
  const { search } = useHere()
  const { userPrincipalName, displayName } = useSignedIn()
  const [isUnderWay, setUnderWay] = useState(false)
  const send = async (requestId: 'same' | 'new') => {
    if (isUnderWay) return
    setUnderWay(true)
    try {
      const repeated = await sandbox.repeat(entry.id, requestId)
      queries.setQueryData(keys.exchange(repeated.id), repeated)
      toasts.tell(t.sentAgain)
      navigate(addresses.exchange(repeated.id) + search)
    } catch (error) {
      toasts.fail(error)
    } finally {
      setUnderWay(false)
    }
  }
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ArrowRepeatAllRegular />} disabledFocusable={isUnderWay}>
          {t.sendAgain}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{t.sentAs(userPrincipalName ?? displayName ?? '')}</MenuGroupHeader>
            <MenuDivider />
            <MenuItem onClick={() => void send('same')}>{t.sameId}</MenuItem>
            <MenuItem onClick={() => void send('new')}>{t.newId}</MenuItem>
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
