import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { WindowConsoleRegular } from '@fluentui/react-icons'
import { useCopy } from '../pieces/use-copy.ts'
import { serviceAddress } from '../routing/base.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import type { ControlCall } from './control-calls.ts'
import { writeCommand, writeCurl } from './write-command.ts'

/** Menu to copy the command behind a control. */
export function CommandMenu({ call, of }: { readonly call: ControlCall; readonly of: string }) {
  const t = useSandboxWords().sandbox
  const copy = useCopy()
  const service = serviceAddress()
  const command = writeCommand(call, service)
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<WindowConsoleRegular />}
          aria-label={t.commandOf(of)}
          data-hint={t.commandOf(of)}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {command !== undefined && (
            <MenuItem onClick={() => void copy(command, t.command)} secondaryContent="accredit">
              {t.command}
            </MenuItem>
          )}
          <MenuItem onClick={() => void copy(writeCurl(call, service), t.curl)}>{t.curl}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
