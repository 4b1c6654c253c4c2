import { Button, makeStyles } from '@fluentui/react-components'
import { AddRegular, PlugConnectedRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useSignedIn } from '../data/signed-in.tsx'
import { useEventWords } from '../i18n/use-event-words.ts'
import { Empty } from '../pieces/empty.tsx'
import { Page } from '../pieces/page.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { AddDialog } from './add-dialog.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { useWebhooks } from './use-webhooks.ts'
import { WebhookCard } from './webhook-card.tsx'
import { WebhookPage } from './webhook-page.tsx'

const useStyles = makeStyles({
  cards: { display: 'grid', gap: '16px', margin: 0, padding: 0, listStyle: 'none' },
})

/** The partner's endpoints, or one of them with its deliveries; for Admin agents. */
export function WebhooksPage({ webhookId }: { readonly webhookId: string | undefined }) {
  const t = useEventWords().webhooks
  const { cspRoles } = useSignedIn()
  if (!cspRoles.includes('AdminAgent')) {
    return (
      <Page title={t.title}>
        <Empty icon={<PlugConnectedRegular />} title={t.refused} text={t.refusedText} />
      </Page>
    )
  }
  return webhookId === undefined ? <Endpoints /> : <WebhookPage webhookId={webhookId} />
}

function Endpoints() {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const query = useWebhooks()
  const [isAdding, setAdding] = useState(false)
  const [secret, setSecret] = useState<{ readonly text: string | undefined }>()
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
          {t.add}
        </Button>
      }
    >
      <QueryView query={query}>
        {(webhooks) =>
          webhooks.length === 0 ? (
            <Empty icon={<PlugConnectedRegular />} title={t.none} text={t.noneText} />
          ) : (
            <ul className={styles.cards} aria-label={t.list}>
              {webhooks.map((webhook) => (
                <li key={webhook.id}>
                  <WebhookCard webhook={webhook} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      {isAdding && (
        <AddDialog
          onAdded={(text) => {
            setAdding(false)
            setSecret({ text })
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {secret && <SecretDialog secret={secret.text} onClose={() => setSecret(undefined)} />}
    </Page>
  )
}
