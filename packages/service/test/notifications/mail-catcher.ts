import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail that arrived. */
export interface CaughtMail {
  readonly to: readonly string[]
  readonly subject: string
  readonly messageId: string
  readonly text: string
  /** The mail as it came. */
  readonly raw: string
}

/** A mail server that keeps what it is given. */
export interface MailCatcher extends AsyncDisposable {
  readonly port: number
  readonly mails: CaughtMail[]
  /** Mails that were refused. */
  readonly refused: CaughtMail[]
  /** Mails that were left without an answer. */
  readonly hung: CaughtMail[]
  /** Fate of the next mails; `hang` never answers. */
  answer: 'take' | 'refuse' | 'hang'
}

/** Starts a mail server on a free port of this machine. */
export async function startMailCatcher(): Promise<MailCatcher> {
  const mails: CaughtMail[] = []
  const refused: CaughtMail[] = []
  const hung: CaughtMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      let raw = ''
      stream.setEncoding('utf8')
      stream.on('data', (piece: string) => (raw += piece))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const mail = { to, ...readMail(raw) }
        if (catcher.answer === 'hang') {
          hung.push(mail)
          return
        }
        if (catcher.answer === 'refuse') {
          refused.push(mail)
          done(Object.assign(new Error('the mailbox is full'), { responseCode: 452 }))
          return
        }
        mails.push(mail)
        done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const catcher: MailCatcher = {
    port: (server.server.address() as AddressInfo).port,
    mails,
    refused,
    hung,
    answer: 'take',
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  }
  return catcher
}

function readMail(raw: string): Omit<CaughtMail, 'to'> {
  const [head = '', ...parts] = raw.split('\r\n\r\n')
  const headers = head.replaceAll(/\r\n[ \t]+/g, ' ')
  const header = (name: string) =>
    new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? ''
  const body = parts.join('\r\n\r\n')
  const isQuoted = /quoted-printable/i.test(header('Content-Transfer-Encoding'))
  const text = isQuoted ? unquote(body.replaceAll('=\r\n', '')) : body
  return { subject: readWords(header('Subject')), messageId: header('Message-ID'), text, raw }
}

/** Bytes of quoted-printable as text. */
function unquote(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** Words of a header that are encoded (RFC 2047). */
function readWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : unquote(word.replaceAll('_', ' ')),
    )
}
