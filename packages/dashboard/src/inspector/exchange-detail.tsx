import { PartnerError, type JournalEntry } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { DocumentQuestionMarkRegular } from '@fluentui/react-icons'
import { useSignedIn } from '../data/signed-in.tsx'
import { useFormats } from '../i18n/formats.ts'
import { CopyButton } from '../pieces/copy-button.tsx'
import { Empty } from '../pieces/empty.tsx'
import { Facts } from '../pieces/facts.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { useSurfaceStyles } from '../pieces/surface.ts'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { CodeBlock } from './code-block.tsx'
import { CopyMenu } from './copy-menu.tsx'
import { DocsLink } from './docs-link.tsx'
import { MessageSection } from './message-section.tsx'
import { RefusalSection } from './refusal-section.tsx'
import { SendAgainMenu } from './send-again-menu.tsx'
import { StatusMark } from './status-mark.tsx'
import { useExchangeFormats } from './use-exchange-formats.ts'
import { useExchange } from './use-exchanges.ts'

const useStyles = makeStyles({
  detail: { display: 'grid', gap: '16px', minWidth: 0 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  address: {
    minWidth: 0,
    marginBottom: '12px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  id: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  faultText: { margin: '0 0 8px' },
  note: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
})

/** One exchange in full: request, response, and the reason for it. */
export function ExchangeDetail({ entryId }: { readonly entryId: string }) {
  const { surface } = useSurfaceStyles()
  const t = useSandboxWords().inspector
  const query = useExchange(entryId)
  const isGone = query.error instanceof PartnerError && query.error.status === 400
  if (isGone) {
    return (
      <div className={surface}>
        <Empty icon={<DocumentQuestionMarkRegular />} title={t.gone} text={t.goneText} />
      </div>
    )
  }
  return <QueryView query={query}>{(entry) => <Shown entry={entry} />}</QueryView>
}

function Shown({ entry }: { readonly entry: JournalEntry }) {
  const styles = useStyles()
  const t = useSandboxWords().inspector
  const { refusal, fault, status } = entry
  return (
    <div className={styles.detail}>
      <Section
        title={entry.operation ?? `${entry.method} ${entry.path}`}
        actions={
          <>
            <SendAgainMenu entry={entry} />
            <CopyMenu entry={entry} />
          </>
        }
      >
        <div className={styles.address}>
          {entry.method} {entry.path}
          {entry.query !== undefined && `?${entry.query}`}
        </div>
        <Details entry={entry} />
      </Section>
      {refusal && <RefusalSection refusal={refusal} answered={entry.answered} />}
      {fault && (
        <Section title={t.fault}>
          <p className={styles.faultText}>{t.faultText}</p>
          <CodeBlock value={fault} label={t.fault} />
        </Section>
      )}
      <MessageSection title={t.request} headers={entry.receivedHeaders} body={entry.received} />
      {status === undefined ? (
        <Section title={t.answer}>{t.cut}</Section>
      ) : (
        <MessageSection title={t.answer} headers={entry.answeredHeaders} body={entry.answered} />
      )}
      <p className={styles.note}>
        {t.veiled} {t.token}
      </p>
    </div>
  )
}

function Details({ entry }: { readonly entry: JournalEntry }) {
  const styles = useStyles()
  const t = useSandboxWords().inspector
  const { dateTime, number } = useFormats()
  const { timeOfDay } = useExchangeFormats()
  const { reviewer, cspRoles } = useSignedIn()
  const { customerId, caseId, correlationId, requestId, operation } = entry
  const id = (value: string, what: string) => (
    <span className={styles.line}>
      <span className={styles.id}>{value}</span>
      <CopyButton value={value} what={what} />
    </span>
  )
  return (
    <Facts
      facts={[
        [t.status, <StatusMark key="status" status={entry.status} />],
        [t.time, `${dateTime(entry.at)} (${timeOfDay(entry.at)})`],
        [t.duration, t.milliseconds(number(entry.milliseconds))],
        [t.user, entry.user],
        [t.application, entry.application],
        [
          t.customer,
          customerId &&
            (cspRoles.length > 0 ? (
              <PageLink to={addresses.account(customerId)}>{customerId}</PageLink>
            ) : (
              id(customerId, t.customer)
            )),
        ],
        [
          t.openedCase,
          caseId &&
            (reviewer ? (
              <PageLink to={addresses.case(caseId)}>{t.toCase}</PageLink>
            ) : (
              id(caseId, t.openedCase)
            )),
        ],
        [t.requestId, id(requestId, t.requestId)],
        [
          t.correlationId,
          <span key="correlation" className={styles.line}>
            {id(correlationId, t.correlationId)}
            <PageLink to={addresses.exchangesOf(correlationId)}>{t.sameCorrelation}</PageLink>
          </span>,
        ],
        [
          t.operation,
          operation && (
            <DocsLink to={`/docs#/${operationAnchor(entry)}`}>{t.operationReference}</DocsLink>
          ),
        ],
      ]}
    />
  )
}

/** Sections of the API reference by path prefix. */
const apiParts = [
  ['The reviewer’s desk', '/vetting/'],
  ['The dashboard’s reads', '/accredit/'],
  ['Partner Center', '/'],
] as const

/** Anchor of an operation in the API reference, in Swagger UI's form. */
function operationAnchor({ operation = '', path }: JournalEntry): string {
  const [part] = apiParts.find(([, begin]) => path.startsWith(begin)) ?? ['']
  return `${encodeURIComponent(part.replaceAll(' ', '%20'))}/${operation}`
}
