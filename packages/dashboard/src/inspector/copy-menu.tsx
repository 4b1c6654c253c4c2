import type { JournalEntry } from '@accredit/client'
import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { CopyRegular } from '@fluentui/react-icons'
import { useCopy } from '../pieces/use-copy.ts'
import { serviceAddress } from '../routing/base.ts'
import { addresses } from '../routing/match-page.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { writeClientCall } from './client-calls.ts'
import { writeCurl, writeFetch } from './write-code.ts'

/** Copies a request as code that sends it, or a link to it. */
export function CopyMenu({ entry }: { readonly entry: JournalEntry }) {
  const t = useSandboxWords().inspector
  const copy = useCopy()
  const service = serviceAddress()
  const choices = [
    [t.curl, writeCurl(entry, service)],
    [t.fetch, writeFetch(entry, service)],
    [t.client, writeClientCall(entry)],
    [t.link, location.origin + addresses.exchange(entry.id)],
  ] as const
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<CopyRegular />}>{t.copyAs}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choices.map(
            ([name, text]) =>
              text !== undefined && (
                <MenuItem key={name} onClick={() => void copy(text, name)}>
                  {name}
                </MenuItem>
              ),
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
