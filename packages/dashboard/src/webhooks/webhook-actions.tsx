import type { Webhook } from '@accredit/client'
import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import {
  ArrowSyncRegular,
  DeleteRegular,
  MoreHorizontalRegular,
  PauseRegular,
  PlayRegular,
  SendRegular,
} from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useEventWords } from '../i18n/use-event-words.ts'
import { navigate } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { useToasts } from '../pieces/toasts.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { useWebhookWork } from './use-webhook-work.ts'
import { webhookKeys } from './webhook-keys.ts'

/** Everything that can be done with an endpoint. */
export function WebhookActions({ webhook }: { readonly webhook: Webhook }) {
  const t = useEventWords().webhooks
  const { id, url, state } = webhook
  const queries = useQueryClient()
  const toasts = useToasts()
  const { run, pending } = useWebhookWork()
  const [asked, setAsked] = useState<'rotate' | 'remove'>()
  const [secret, setSecret] = useState<{ readonly text: string | undefined }>()
  const isOn = state === 'on'
  const switchTo = (paused: boolean) =>
    run((as) => as.webhooks.change(id, { paused }), paused ? t.paused : t.resumed)
  const close = () => setAsked(undefined)
  return (
    <>
      <Button
        icon={<SendRegular />}
        disabledFocusable={pending || !isOn}
        onClick={() => void run((as) => as.webhooks.test(id), t.testSent)}
      >
        {t.test}
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<MoreHorizontalRegular />} aria-label={t.more(url)} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {isOn ? (
              <MenuItem icon={<PauseRegular />} onClick={() => void switchTo(true)}>
                {t.pause}
              </MenuItem>
            ) : (
              <MenuItem icon={<PlayRegular />} onClick={() => void switchTo(false)}>
                {t.resume}
              </MenuItem>
            )}
            <MenuItem icon={<ArrowSyncRegular />} onClick={() => setAsked('rotate')}>
              {t.rotate}
            </MenuItem>
            <MenuItem icon={<DeleteRegular />} onClick={() => setAsked('remove')}>
              {t.remove}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {asked === 'rotate' && (
        <AskDialog
          title={t.rotateAsk}
          text={t.rotateText}
          what={url}
          submit={t.rotate}
          work={(as) => as.webhooks.rotate(id)}
          onDone={(rotated) => {
            close()
            setSecret({ text: rotated.secret })
            void queries.invalidateQueries({ queryKey: webhookKeys.all })
          }}
          onClose={close}
        />
      )}
      {asked === 'remove' && (
        <AskDialog
          title={t.removeAsk}
          text={t.removeText}
          what={url}
          submit={t.remove}
          work={async (as) => {
            await as.webhooks.remove(id)
            return true
          }}
          onDone={() => {
            close()
            toasts.tell(t.removed)
            navigate(addresses.webhooks)
            void queries.invalidateQueries({ queryKey: webhookKeys.all, exact: true })
          }}
          onClose={close}
        />
      )}
      {secret && <SecretDialog secret={secret.text} onClose={() => setSecret(undefined)} />}
    </>
  )
}
